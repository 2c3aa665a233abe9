using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Sync.Export;
using Resas.Sync.Propagation;

namespace Resas.Sync.Import;

/// <summary>A night or two that a listing closes right beside its own taken nights, where another listing closes them of its own accord: most likely the
/// preparation that the other puts around our word, handed on by a direct link (rule 5). Held, but not told to where it came from, which would put
/// preparation around that in turn, and so on through the whole calendar.</summary>
internal sealed class Slivers(ResasDb db)
{
    /// <summary>No platform keeps more nights free around what it imports.</summary>
    private const int Longest = 2;

    public async Task<IReadOnlyList<ClaimReport>> FindAsync(ListingSource source, Memory memory, CancellationToken ct)
    {
        var slivers = memory.Nights.Where(n => n.Standing == ClaimStanding.Held).GroupBy(n => n.ClaimId)
            .Select(c => (Claim: c.First(), Nights: new Nights(c.Min(n => n.Night), c.Max(n => n.Night).AddDays(1)), Count: c.Count()))
            .Where(c => c.Count == c.Nights.Count && c.Count <= Longest && IsBeside(c.Nights, memory.Own)).ToList();
        if (slivers.Count == 0) return [];
        var closed = await ClosedThereAsync(source, ct);
        return [.. slivers.Select(s => new ClaimReport(s.Claim.ClaimId, s.Claim.Kind, ClaimStanding.Held, s.Nights, s.Claim.Kind == ClaimKind.Reservation,
            Origins: [.. closed.Where(c => s.Nights.Each().All(c.Nights.Contains)).Select(c => c.Listing)]))];
    }

    private static bool IsBeside(Nights run, HashSet<DateOnly> own) => own.Contains(run.From.AddDays(-1)) || own.Contains(run.Until);

    /// <summary>What the home's other listings show taken that they do not have from us.</summary>
    private async Task<List<(Guid Listing, HashSet<DateOnly> Nights)>> ClosedThereAsync(ListingSource source, CancellationToken ct)
    {
        var shown = await db.Set<ShownNights>().AsNoTracking().Where(s => s.PropertyId == source.PropertyId && s.ListingId != source.ListingId).ToListAsync(ct);
        var closed = new List<(Guid, HashSet<DateOnly>)>();
        foreach (var other in shown)
        {
            var served = ServedSpan.NightsOf(await ServedSpan.ReadAsync(db, other.ListingId, ct));
            closed.Add((other.ListingId, [.. other.Taken.Where(n => !served.TryGetValue(n, out var ours) || ours.GoneAt is not null)]));
        }

        return closed;
    }
}
