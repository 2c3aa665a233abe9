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
    /// <summary>The stays of other listings that are mirrored.</summary>
    public static IEnumerable<Evidence> Of(IEnumerable<ClaimReport> reported, IReadOnlyList<ExportedClaim> others) =>
        from mirror in reported
        where mirror.Standing == ClaimStanding.Mirror
        from stay in others
        where stay is { Kind: not ClaimKind.Closure, ListingId: not null } && stay.Nights.Overlaps(mirror.Nights)
        select new Evidence(stay.ListingId!.Value, stay.ClaimId);

    /// <summary>What the listing has taken for its own since the last reading though another one had closed exactly these nights before, and what it had
    /// closed before another one showed a stay there.</summary>
    /// <param name="since">When it was read last; null for never: owners come with the same nights closed everywhere.</param>
    public static IEnumerable<Evidence> Since(DateTime? since, IEnumerable<SeenNight> nights, Surroundings around)
    {
        if (since is not { } last) return [];
        var others = around.Others.Where(o => o.ListingId is not null && (o.Kind == ClaimKind.Closure || Ids.TimeOf(o.ClaimId) >= last)).ToList();
        if (others.Count == 0) return [];
        return from run in HeldRun.Of(nights)
               from other in others
               where other.Kind == ClaimKind.Closure
                   ? run.SeenAt > last && run.Nights.Count > 1 && other.Nights == run.Nights && !around.WasServed(run)
                   : run.SeenAt < Ids.TimeOf(other.ClaimId) && other.Nights.Overlaps(run.Nights) && around.IsMirror(run)
               select new Evidence(other.ListingId!.Value, other.ClaimId, other.Kind == ClaimKind.Closure || other.IsInferred);
    }
}
