using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Platforms;
using Resas.Sync.Propagation;

namespace Resas.Sync.Import;

/// <summary>As many nights that a listing closes, at one time, right before taken nights and right after them, where another listing keeps as many closed
/// around them: preparation, handed on by a direct link (rule 5). They are held, but not told to that other one, which would put preparation around them
/// in turn, and so on through the whole calendar.</summary>
internal sealed class Slivers(ResasDb db, IMediator modules, PlatformCatalog platforms)
{
    public async Task<IReadOnlyList<ClaimReport>> FindAsync(ListingSource source, Memory memory, CancellationToken ct)
    {
        var found = Find(memory);
        if (found.Count == 0) return [];
        var others = await OthersAsync(source, ct);
        return others.Count == 0 ? [] : [.. found.Select(s => new ClaimReport(s.Claim.ClaimId, s.Claim.Kind, ClaimStanding.Held, s.Nights, s.Claim.Kind == ClaimKind.Reservation,
            Origins: [.. others.Where(o => o.HandsOn(s)).Select(o => o.Listing)]))];
    }

    private List<Sliver> Find(Memory memory)
    {
        HashSet<DateOnly> taken = [.. memory.Own, .. memory.Served.Values.Where(n => n.GoneAt is null).Select(n => n.Night)];
        var runs = memory.Nights.Where(n => n.Standing == ClaimStanding.Held).GroupBy(n => n.ClaimId)
            .Select(c => (Claim: c.First(), Nights: new Nights(c.Min(n => n.Night), c.Max(n => n.Night).AddDays(1))))
            .Where(c => c.Nights.Count <= platforms.MostPadding).ToList();
        if (runs.Count < 2) return [];
        // What was there at the first look was there before us.
        var first = memory.Nights.Select(n => n.ClaimId).Concat(memory.Stays.Select(s => s.ClaimId)).Min(Ids.TimeOf);
        return
        [
            .. from before in runs
               from after in runs
               where before.Nights.Until < after.Nights.From && before.Nights.Count == after.Nights.Count && Ids.TimeOf(before.Claim.ClaimId) == Ids.TimeOf(after.Claim.ClaimId) && Ids.TimeOf(before.Claim.ClaimId) > first
               let between = new Nights(before.Nights.Until, after.Nights.From)
               where between.Each().All(taken.Contains)
               from side in new[] { before, after }
               select new Sliver(side.Claim, side.Nights, between),
        ];
    }

    /// <summary>The home's other listings whose platforms put preparation around what they have from us.</summary>
    private async Task<List<Other>> OthersAsync(ListingSource source, CancellationToken ct)
    {
        var others = new List<Other>();
        var listings = await modules.Send(new FindListings(source.OwnerId, source.PropertyId), ct);
        foreach (var listing in listings.Where(l => l.Id != source.ListingId && platforms.Of(l.Platform).EchoPadding > 0))
        {
            var shown = await db.Set<ShownNights>().AsNoTracking().SingleOrDefaultAsync(s => s.ListingId == listing.Id, ct);
            var readAt = await db.Set<ListingState>().Where(s => s.ListingId == listing.Id).Select(s => s.LastReadAt).SingleOrDefaultAsync(ct);
            if (shown is not null)
                others.Add(new(listing.Id, platforms.Of(listing.Platform).EchoPadding, readAt, shown.Taken, ServedSpan.NightsOf(await ServedSpan.ReadAsync(db, listing.Id, ct))));
        }

        return others;
    }

    private sealed record Sliver(SeenNight Claim, Nights Nights, Nights Between)
    {
        public DateTime SeenAt { get; } = Ids.TimeOf(Claim.ClaimId);
    }

    private sealed record Other(Guid Listing, int Padding, DateTime? ReadAt, HashSet<DateOnly> Taken, Dictionary<DateOnly, ServedNight> Served)
    {
        /// <summary>While it was not read since the nights were first seen, nobody knows whether it closes them.</summary>
        public bool HandsOn(Sliver sliver) => sliver.Nights.Count <= Padding
            && sliver.Between.Each().All(n => Has(n) ? Served[n].FirstPulledAt < sliver.SeenAt : Taken.Contains(n))
            && (ReadAt < sliver.SeenAt || sliver.Nights.Each().All(n => Taken.Contains(n) && !Has(n)));

        private bool Has(DateOnly night) => Served.TryGetValue(night, out var served) && served.GoneAt is null;
    }
}
