using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Sync.Export;

namespace Resas.Sync.Import;

/// <summary>What is kept of a listing's earlier answers and of its platform's pulls: read for one comparison, and kept as that leaves it.</summary>
internal sealed class Memory
{
    private static readonly Prepared<Guid, SeenStay> StaysOf = new((db, listing) => db.Set<SeenStay>().Where(s => s.ListingId == listing));

    private readonly ResasDb db;
    private readonly Guid listing;
    private readonly List<SeenSpan> seen;
    private readonly List<ServedSpan> served;

    private Memory(ResasDb db, Guid listing, List<SeenStay> stays, List<SeenSpan> seen, List<ServedSpan> served)
    {
        (this.db, this.listing, this.seen, this.served) = (db, listing, seen, served);
        (Stays, Nights, Served) = (stays, [.. seen.SelectMany(s => s.Nights)], ServedSpan.NightsOf(served));
    }

    public List<SeenStay> Stays { get; }
    public List<SeenNight> Nights { get; }
    public Seen Seen => new(listing, Stays, Nights);
    public Dictionary<DateOnly, ServedNight> Served { get; }

    /// <summary>What the listing itself is known to hold or close.</summary>
    public HashSet<DateOnly> Own => [.. Nights.Select(n => n.Night), .. Stays.Where(s => !s.HasEnded).SelectMany(s => s.Nights.Each())];

    public static async Task<Memory> ReadAsync(ResasDb db, ListingSource source, CancellationToken ct)
    {
        var id = source.ListingId;
        return new(db, id, await StaysOf.ListAsync(db, id, ct), await SeenSpan.ReadAsync(db, id, ct), await ServedSpan.ReadAsync(db, id, ct));
    }

    public void Keep(Difference difference)
    {
        db.AddRange(difference.NewStays);
        db.RemoveRange(difference.Gone);
        SeenSpan.Keep(db, listing, seen, Nights);
    }

    /// <summary>A night that the platform had from us, has given back and shows open is no longer our word there: what it closes next is its own.</summary>
    /// <param name="taken">What the listing shows taken.</param>
    public void ForgetEchoes(IReadOnlySet<DateOnly> taken, DateTime now)
    {
        var over = Served.Values.Where(n => n.MayRunOut && !taken.Contains(n.Night)).ToList();
        foreach (var night in over) night.SeenOpenAt = now;
        if (over.Count > 0) ServedSpan.Keep(db, listing, served, Served.Values);
    }
}
