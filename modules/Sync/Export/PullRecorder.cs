using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Time;

namespace Resas.Sync.Export;

/// <summary>Keeps what each platform has pulled, before it gets the answer: were it kept after and lost, the platform's echo would look like a sale.</summary>
internal sealed class PullRecorder(ResasDb db, TimeProvider clock)
{
    public Task RecordAsync(ListingSource listing, ExportedLedger ledger, string? by, CancellationToken ct) => db.RunAsync(async token =>
    {
        var now = clock.Now();
        var state = await db.Set<ListingState>().FindAsync([listing.ListingId], token)
            ?? db.Add(ListingState.Of(listing.ListingId, listing.PropertyId, listing.OwnerId)).Entity;
        if (state.LastPulledVersion != ledger.Version) await ServeAsync(listing, ExportFeed.NightsOf(ledger), now, token);
        state.Pulled(now, ledger.Version, by?.Length > 256 ? by[..256] : by);
    }, ct);

    private async Task ServeAsync(ListingSource listing, HashSet<DateOnly> nights, DateTime now, CancellationToken ct)
    {
        var today = now.DateIn(listing.TimeZone);
        foreach (var served in await db.Set<ServedNight>().Where(n => n.ListingId == listing.ListingId).ToListAsync(ct))
        {
            if (nights.Remove(served.Night)) served.GoneAt = null;
            else if (served.Night < today) db.Remove(served);
            else served.GoneAt ??= now;
        }

        db.AddRange(nights.Where(n => n >= today).Select(n => new ServedNight { ListingId = listing.ListingId, Night = n, FirstPulledAt = now }));
    }
}
