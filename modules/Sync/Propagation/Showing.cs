using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Sync.Export;
using Resas.Sync.Import;

namespace Resas.Sync.Propagation;

/// <summary>Keeps what a listing's answer shows, and learns whether its platform hands back what it has from us.</summary>
internal static class Showing
{
    /// <summary>One night may be closed there by chance; two that were sold elsewhere are not.</summary>
    private const int FewestEchoes = 2;

    private static readonly Prepared<Guid, ShownNights> Known = new((db, listing) => db.Set<ShownNights>().Where(s => s.ListingId == listing));

    /// <summary>What the listing has shown until now; changed by <see cref="Note"/>.</summary>
    public static async Task<ShownNights> ReadAsync(ResasDb db, ListingSource source, CancellationToken ct) => await Known.FindAsync(db, source.ListingId, ct)
        ?? new ShownNights { ListingId = source.ListingId, PropertyId = source.PropertyId, OwnerId = source.OwnerId };

    /// <summary>To be called inside the caller's unit of work.</summary>
    /// <param name="own">What the listing itself is known to hold or close.</param>
    /// <param name="isSuspicious">Whether too much of its own is gone: then only what it shows taken is so.</param>
    /// <returns>False when too much of its own, or of what it had from us, is gone to be believed.</returns>
    public static bool Note(ResasDb db, ShownNights row, Shown shown, Surroundings around, IReadOnlySet<DateOnly> own, bool isSuspicious)
    {
        var taken = shown.Stays.SelectMany(s => s.Nights.Each()).Where(n => n >= around.Today).Concat(shown.Closed).ToHashSet();
        if (isSuspicious)
        {
            row.DoubtNoMore(taken);
            return false;
        }

        var ours = around.Served.Values.Where(n => n is { GoneAt: null, SeenOpenAt: null } && n.Night >= around.Today).Select(n => n.Night).ToList();
        if (db.Entry(row).State == EntityState.Detached) db.Add(row);
        if (!row.Show(taken, HandsBack(shown.Closed, ours, own, around.Today), around)) return false;
        var counted = row.Taken;
        row.OpenServed = ours.Count(n => !counted.Contains(n));
        return true;
    }

    /// <summary>Whole runs of what it has from us are closed there, and are nothing of its own.</summary>
    /// <param name="own">What the listing itself is known to hold or close.</param>
    public static bool HandsBack(IReadOnlySet<DateOnly> closed, IEnumerable<DateOnly> served, IReadOnlySet<DateOnly> own, DateOnly today) =>
        Nights.Runs(served.Where(n => n > today))
            .Where(run => run.Each().All(n => closed.Contains(n) && !own.Contains(n)))
            .Sum(run => run.Count) >= FewestEchoes;
}
