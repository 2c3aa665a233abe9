using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Sync.Export;
using Resas.Sync.Platforms;
using Resas.Sync.Propagation;

namespace Resas.Sync.Import;

/// <summary>As many nights that a listing closes right before nights that are taken there and right after them, where another listing keeps them closed around what
/// it has from us: handed on by a direct link (rule 5). They are held, but not told to that other one, which would put preparation around them in turn,
/// and so on through the whole calendar.</summary>
internal sealed class Slivers(ResasDb db, IMediator modules, PlatformCatalog platforms)
{
    /// <param name="isNew">Whether the claim was not there before.</param>
    /// <param name="lastReadAt">When the listing was read before; null for never.</param>
    public async Task<IReadOnlyList<ClaimReport>> FindAsync(ListingSource source, Memory memory, Func<Guid, bool> isNew, DateTime? lastReadAt, CancellationToken ct)
    {
        var found = memory.Nights.Where(n => n.Standing == ClaimStanding.Held).GroupBy(n => n.ClaimId)
            .Select(c => (Claim: c.First(), Nights: new Nights(c.Min(n => n.Night), c.Max(n => n.Night).AddDays(1))))
            .Where(c => c.Nights.Count <= platforms.MostPadding).ToList();
        HashSet<DateOnly> taken = [.. memory.Own, .. memory.Served.Values.Where(n => n.GoneAt is null).Select(n => n.Night)];
        found.RemoveAll(one => !found.Exists(other => AreAround(one.Nights, other.Nights, taken) || AreAround(other.Nights, one.Nights, taken)));
        if (found.Count == 0) return [];
        var others = await OthersAsync(source, ct);
        return others.Count == 0 ? [] : [.. found.Select(s => new ClaimReport(s.Claim.ClaimId, s.Claim.Kind, ClaimStanding.Held, s.Nights, s.Claim.Kind == ClaimKind.Reservation,
            Origins: [.. others.Where(o => o.MayHaveClosed(s.Nights, isNew(s.Claim.ClaimId) ? DateTime.MaxValue : lastReadAt)).Select(o => o.Listing)]))];
    }

    /// <summary>Sales on both sides of a stay, of as many nights each, are hardly ever that.</summary>
    private static bool AreAround(Nights before, Nights after, HashSet<DateOnly> taken) =>
        before.Until < after.From && before.Count == after.Count && new Nights(before.Until, after.From).Each().All(taken.Contains);

    /// <summary>The home's other listings whose platforms put preparation around what they have from us.</summary>
    private async Task<List<Other>> OthersAsync(ListingSource source, CancellationToken ct)
    {
        var others = new List<Other>();
        var listings = await modules.Send(new FindListings(source.OwnerId, source.PropertyId), ct);
        foreach (var listing in listings.Where(l => l.Id != source.ListingId && platforms.Of(l.Platform).EchoPadding > 0))
        {
            var shown = await db.Set<ShownNights>().AsNoTracking().SingleOrDefaultAsync(s => s.ListingId == listing.Id, ct);
            var readAt = await db.Set<ListingState>().Where(s => s.ListingId == listing.Id).Select(s => s.LastReadAt).SingleOrDefaultAsync(ct);
            if (shown is null) continue;
            var served = ServedSpan.NightsOf(await ServedSpan.ReadAsync(db, listing.Id, ct));
            others.Add(new(listing.Id, platforms.Of(listing.Platform).EchoPadding, readAt,
                [.. shown.Taken.Where(n => !served.TryGetValue(n, out var ours) || ours.GoneAt is not null)]));
        }

        return others;
    }

    /// <param name="Closed">What it shows taken and does not have from us.</param>
    private sealed record Other(Guid Listing, int Padding, DateTime? ReadAt, HashSet<DateOnly> Closed)
    {
        /// <summary>While it was not read since the nights were first seen, nobody knows.</summary>
        public bool MayHaveClosed(Nights nights, DateTime? seenAt) =>
            nights.Count <= Padding && (ReadAt < seenAt || nights.Each().All(Closed.Contains));
    }
}
