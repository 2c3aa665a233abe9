using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Sync.Propagation;

/// <summary>Asks owners, once for each listing, to look on the platform whether it imports other calendars beside ours. Many such links never show in a
/// calendar: where all is called closed, a sale that the other platform has from us by now looks the same after it was cancelled.</summary>
internal sealed class LinkChecks(ResasDb db, IMediator modules, Ids ids, TimeProvider clock)
{
    private static readonly Prepared<OwnedHome> Unasked = new(db => db.Set<ListingState>()
        .Where(s => s.LastPulledAt != null && s.LinksAskedAt == null && s.LinksCheckedAt == null)
        .Where(s => db.Set<ListingState>().Any(o => o.LastPulledAt != null && o.PropertyId == s.PropertyId && o.ListingId != s.ListingId))
        .Select(s => new OwnedHome { OwnerId = s.OwnerId, PropertyId = s.PropertyId }).Distinct());

    /// <summary>Homes of which two platforms read us by now, or one more than when their owner was asked.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        foreach (var owner in (await Unasked.ListAsync(db, ct)).GroupBy(h => h.OwnerId, h => h.PropertyId))
        {
            // Archived homes, and those of one platform, stay unasked.
            var listings = (await modules.Send(new FindListings(owner.Key), ct)).ToLookup(l => l.PropertyId);
            foreach (var home in owner.Where(home => HasSeveralPlatforms(listings[home]))) await AskAsync(owner.Key, home, ct);
        }
    }

    /// <summary>The home's listings that may import calendars, with what their owner has said; none where there is one platform alone.</summary>
    public async Task<IReadOnlyList<LinkCheck>> OfHomeAsync(Guid ownerId, Guid propertyId, CancellationToken ct)
    {
        var listings = await modules.Send(new FindListings(ownerId, propertyId), ct);
        if (!HasSeveralPlatforms(listings)) return [];
        var platforms = (await modules.Send(new FindPlatforms(), ct)).ToDictionary(p => p.Key);
        var known = await db.Set<ListingState>().AsNoTracking().Where(s => s.PropertyId == propertyId).ToDictionaryAsync(s => s.ListingId, ct);
        return [.. from listing in listings
                   where platforms[listing.Platform].WhereToPaste is not null && known.ContainsKey(listing.Id)
                   let state = known[listing.Id]
                   select new LinkCheck(listing, platforms[listing.Platform], [.. listings.Where(l => l.Platform != listing.Platform)], state.LinksAskedAt is not null, state.LinksCheckedAt)];
    }

    /// <summary>The owner has looked, and only our calendar is left there; or takes that back.</summary>
    /// <param name="removed">The listings of the home whose calendars the owner found there, and removed: what it closed before on exactly their nights is seen to be
    /// theirs. Others are passed over.</param>
    /// <returns>False when it is no such owner's.</returns>
    public Task<bool> AnswerAsync(Guid ownerId, Guid listingId, bool isChecked, IReadOnlyCollection<Guid> removed, CancellationToken ct) => db.RunAsync(async token =>
    {
        if (await db.Set<ListingState>().SingleOrDefaultAsync(s => s.ListingId == listingId && s.OwnerId == ownerId, token) is not { } state) return false;
        state.CheckedLinks(isChecked ? clock.Now() : null);
        if (!isChecked) return true;
        foreach (var giver in (await modules.Send(new FindListings(ownerId, state.PropertyId), token)).Where(l => l.Id != listingId && removed.Contains(l.Id)))
            await AdmitAsync(state, giver.Id, token);
        foreach (var link in await db.Set<DirectLink>().Where(l => l.ListingId == listingId && l.RemovedAt == null && !l.IsRefuted).ToListAsync(token))
        {
            link.Remove(clock.Now());
            if (link.AlarmId is { } alarm) modules.Announce(new DirectLinkAnswered(alarm, ownerId));
        }

        if (!await db.Set<ListingState>().AnyAsync(s => s.PropertyId == state.PropertyId && s.ListingId != listingId && s.LinksAskedAt != null && s.LinksCheckedAt == null, token))
            modules.Announce(new DirectLinksChecked(state.PropertyId, ownerId));
        return true;
    }, ct);

    private async Task AdmitAsync(ListingState state, Guid giver, CancellationToken ct)
    {
        var link = await db.Set<DirectLink>().SingleOrDefaultAsync(l => l.ListingId == state.ListingId && l.OtherListingId == giver, ct)
            ?? db.Add(new DirectLink { Id = ids.New(clock.Now()), PropertyId = state.PropertyId, OwnerId = state.OwnerId, ListingId = state.ListingId, OtherListingId = giver }).Entity;
        link.Admit(clock.Now());
        if (link.AlarmId is { } alarm) modules.Announce(new DirectLinkAnswered(alarm, state.OwnerId));
    }

    /// <summary>Whoever of several instances changes the rows is the one to ask.</summary>
    private Task AskAsync(Guid owner, Guid home, CancellationToken ct) => db.RunAsync(async token =>
    {
        DateTime? now = clock.Now();
        var asked = await db.Set<ListingState>().Where(s => s.PropertyId == home && s.LastPulledAt != null && s.LinksAskedAt == null && s.LinksCheckedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LinksAskedAt, now), token);
        if (asked > 0) modules.Announce(new DirectLinksQuestioned(ids.New(clock.Now()), home, owner));
    }, ct);

    private static bool HasSeveralPlatforms(IEnumerable<ListingSummary> listings) => listings.DistinctBy(l => l.Platform).Skip(1).Any();
}

/// <summary>A listing whose platform may import other calendars beside ours.</summary>
/// <param name="Others">The home's listings on other platforms, whose calendars it may have imported.</param>
/// <param name="IsAsked">Its owner was asked about it.</param>
/// <param name="CheckedAt">When the owner said that only ours is left there.</param>
internal sealed record LinkCheck(ListingSummary Listing, PlatformInfo Platform, IReadOnlyList<ListingSummary> Others, bool IsAsked, DateTime? CheckedAt)
{
    public bool IsOpen => IsAsked && CheckedAt is null;
}
