using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Import;
using Resas.Sync.Jobs;
using Resas.Sync.Propagation;

namespace Resas.Sync;

/// <summary>Begins and ends the following of a listing.</summary>
internal sealed class ListingFollower(ResasDb db, JobQueue jobs, IOptions<SyncOptions> options, TimeProvider clock)
{
    /// <summary>Reads the listing at once, as if never read before.</summary>
    public async Task FollowAsync(Guid listingId, Guid propertyId, Guid ownerId, CancellationToken ct)
    {
        var state = await db.Set<ListingState>().FindAsync([listingId], ct) ?? db.Add(ListingState.Of(listingId, propertyId, ownerId)).Entity;
        state.ForgetAnswers();
        await jobs.PlanAsync<PollListing>(PollListing.KeyOf(listingId), clock.Now(), ct);
    }

    /// <summary>Makes the listings due now, because a person asks. Leases are respected: whoever is reading one reads on.</summary>
    public Task AskAsync(IReadOnlyList<ListingSummary> listings, Guid ownerId, CancellationToken ct) => db.RunAsync(async token =>
    {
        var now = clock.Now();
        var planned = await jobs.DueTimesAsync<PollListing>([.. listings.Select(l => PollListing.KeyOf(l.Id))], token);
        foreach (var listing in listings)
        {
            // A listing that was linked a moment ago may not have been heard of yet.
            var state = await db.Set<ListingState>().FindAsync([listing.Id], token) ?? db.Add(ListingState.Of(listing.Id, listing.PropertyId, ownerId)).Entity;
            var key = PollListing.KeyOf(listing.Id);
            if (state.Ask(now) || !planned.ContainsKey(key)) await jobs.PlanAsync<PollListing>(key, now, token);
        }
    }, ct);

    /// <summary>Takes that back where nobody has begun. What is under way ends.</summary>
    public Task StopAsync(IReadOnlyList<ListingSummary> listings, CancellationToken ct) => db.RunAsync(async token =>
    {
        var now = clock.Now();
        foreach (var listing in listings)
        {
            if (await db.Set<ListingState>().FindAsync([listing.Id], token) is not { IsAwaited: true } state) continue;
            if (await jobs.PutOffAsync<PollListing>(PollListing.KeyOf(listing.Id), state.DueUnasked(now, options.Value.PollInterval), now, token)) state.Withdraw();
        }
    }, ct);

    /// <summary>Keeps the log, which is the owner's.</summary>
    public async Task ForgetAsync(Guid listingId, CancellationToken ct)
    {
        await db.Set<SeenStay>().Where(s => s.ListingId == listingId).ExecuteDeleteAsync(ct);
        await db.Set<SeenSpan>().Where(n => n.ListingId == listingId).ExecuteDeleteAsync(ct);
        await db.Set<ServedSpan>().Where(n => n.ListingId == listingId).ExecuteDeleteAsync(ct);
        await db.Set<Pull>().Where(p => p.ListingId == listingId).ExecuteDeleteAsync(ct);
        await db.Set<ShownNights>().Where(s => s.ListingId == listingId).ExecuteDeleteAsync(ct);
        await db.Set<StillSold>().Where(s => s.ListingId == listingId).ExecuteDeleteAsync(ct);
        await db.Set<Todo>().Where(t => t.ListingId == listingId).ExecuteDeleteAsync(ct);
        await db.Set<DirectLink>().Where(l => l.ListingId == listingId || l.OtherListingId == listingId).ExecuteDeleteAsync(ct);
        await db.Set<ListingState>().Where(s => s.ListingId == listingId).ExecuteDeleteAsync(ct);
        await jobs.DropAsync<PollListing>(PollListing.KeyOf(listingId), ct);
    }
}
