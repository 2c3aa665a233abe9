using Resas.Contracts.Blocks;
using Resas.Kernel.Time;
using Resas.Sync.Import;

namespace Resas.Sync.Propagation;

/// <summary>A sign that one listing takes over another's calendar.</summary>
/// <param name="Other">The listing whose calendar it is.</param>
/// <param name="ClaimId">What was handed on.</param>
/// <param name="IsVague">It may as well be the other way round, or the owner's hand: it only adds to what was seen before.</param>
internal sealed record Evidence(Guid Other, Guid ClaimId, bool IsVague = false)
{
    /// <summary>Links are read every hour or so.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(3);

    /// <summary>All that one comparison shows.</summary>
    /// <param name="since">When the listing was read before that; null for never.</param>
    public static IEnumerable<Evidence> Of(Difference difference, IEnumerable<SeenNight> nights, Surroundings around, DateTime? since) =>
        Mirrored(difference.Claims, around.Others).Concat(ByWayOfUs(difference, around)).Concat(Since(since, nights, around)).Concat(SameWindow(nights, around)).Distinct();

    /// <summary>The stays of other listings that are mirrored.</summary>
    private static IEnumerable<Evidence> Mirrored(IEnumerable<ClaimReport> reported, IReadOnlyList<ExportedClaim> others) =>
        from mirror in reported
        where mirror.Standing == ClaimStanding.Mirror
        from stay in others
        where stay is { Kind: not ClaimKind.Closure, ListingId: not null } && stay.Nights.Overlaps(mirror.Nights)
        select new Evidence(stay.ListingId!.Value, stay.ClaimId);

    /// <summary>A season that both call closed, from the same night on. Owners may let both know as far ahead: no sign alone.</summary>
    private static IEnumerable<Evidence> SameWindow(IEnumerable<SeenNight> nights, Surroundings around) =>
        from link in around.Links
        where !link.IsKnown
        from window in nights.Where(n => n.Standing == ClaimStanding.Window).GroupBy(n => n.ClaimId)
        where window.Count() > Difference.LongestStay && window.All(n => link.Taken.Contains(n.Night)) && !link.Taken.Contains(window.Min(n => n.Night).AddDays(-1))
        select new Evidence(link.ListingId, window.Key, IsVague: true);

    /// <summary>What another listing has from us and this one has not, and what comes back here once the other one has had it from us.</summary>
    private static IEnumerable<Evidence> ByWayOfUs(Difference difference, Surroundings around) =>
        (from mirror in difference.Claims
         where mirror.Standing == ClaimStanding.Mirror
         from link in around.Links
         where link.Has(mirror.Nights)
         select new Evidence(link.ListingId, mirror.ClaimId, IsVague: true))
        .Concat(
            from run in difference.Returned
            from link in around.Links
            where link.HasSince(run.Nights, run.SeenAt) && link.HasSince(run.Nights, around.Now - Lately)
            select new Evidence(link.ListingId, run.ClaimId, IsVague: true));

    /// <summary>What the listing has taken for its own since the last reading though another one had closed exactly these nights before, and what it had
    /// closed before another one showed a stay there; where all is called closed, that is as likely two guests. A run counts once, however often its nights are sold.</summary>
    /// <param name="since">When it was read last; null for never: owners come with the same nights closed everywhere.</param>
    private static IEnumerable<Evidence> Since(DateTime? since, IEnumerable<SeenNight> nights, Surroundings around)
    {
        if (since is not { } last) return [];
        var others = around.Others.Where(o => o.ListingId is not null && (o.Kind == ClaimKind.Closure || Ids.TimeOf(o.ClaimId) >= last)).ToList();
        if (others.Count == 0) return [];
        return from run in HeldRun.Of(nights)
               from other in others
               where other.Kind == ClaimKind.Closure
                   ? run.SeenAt > last && run.SeenAt >= Ids.TimeOf(other.ClaimId) && run.Nights.Count > 1 && other.Nights == run.Nights && !around.WasServed(run)
                   : run.Kind == ClaimKind.Closure && run.SeenAt < Ids.TimeOf(other.ClaimId) && other.Nights.Overlaps(run.Nights) && around.IsMirror(run, [other])
               select new Evidence(other.ListingId!.Value, run.ClaimId, other.Kind == ClaimKind.Closure || other.IsInferred);
    }
}
