using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Export;

/// <summary>Writes pulls down: what the platform has now, how often it comes, and when it came last.</summary>
internal sealed class PullRecorder(ResasDb db, IMediator modules, ServedNights served)
{
    private static readonly Prepared<Guid, ListingState> Known = new((db, id) => db.Set<ListingState>().Where(s => s.ListingId == id));
    private static readonly Prepared<Guid, Pull> History = new((db, id) => db.Set<Pull>().AsNoTracking().Where(p => p.ListingId == id).OrderBy(p => p.At));

    public async Task RecordAsync(IReadOnlyCollection<Pulls> all, CancellationToken ct)
    {
        await db.RunAsync(async token =>
        {
            foreach (var pulls in all)
            {
                if (await StateAsync(pulls.Feed.Listing, token) is { } state) await RecordAsync(state, pulls, token);
            }
        }, ct);
        foreach (var pulls in all) pulls.Feed.IsServed = true;
    }

    private async Task RecordAsync(ListingState state, Pulls pulls, CancellationToken ct)
    {
        await served.UpdateAsync(pulls.Feed, state.LastServed, pulls.Last, ct);
        var history = await History.ListAsync(db, state.ListingId, ct);
        foreach (var moment in pulls.Moments.Where(m => history.Count == 0 || !history[^1].Moment.Covers(m)))
            history.Add(db.Add(Pull.Of(state.ListingId, moment)).Entity);
        db.RemoveRange(history.SkipLast(Pull.Kept));
        state.Pulled(pulls, Pull.UsualSeconds(history.Select(p => p.At)));
    }

    /// <summary>Null for a listing that was taken away while its feed was answered.</summary>
    private async Task<ListingState?> StateAsync(ExportListing listing, CancellationToken ct)
    {
        if (await Known.FindAsync(db, listing.ListingId, ct) is { } known) return known;
        if (await modules.Send(new FindListingSource(listing.ListingId), ct) is null) return null;
        return db.Add(ListingState.Of(listing.ListingId, listing.PropertyId, listing.OwnerId)).Entity;
    }
}
