using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Platforms;

namespace Resas.Sync.Propagation;

/// <summary>Reads what is known of a home's listings.</summary>
internal sealed class Siblings(ResasDb db, IMediator modules, PlatformCatalog platforms, TimeProvider clock)
{
    private static readonly Prepared<Guid, Guid, ListingState> States = new((db, owner, home) =>
        db.Set<ListingState>().AsNoTracking().Where(s => s.OwnerId == owner && s.PropertyId == home));
    private static readonly Prepared<Guid, Guid, ShownNights> Shown = new((db, owner, home) =>
        from state in db.Set<ListingState>()
        where state.OwnerId == owner && state.PropertyId == home
        join shown in db.Set<ShownNights>().AsNoTracking() on state.ListingId equals shown.ListingId
        select shown);
    private static readonly Prepared<Guid, Guid, DateOnly, ServedSpan> Served = new((db, owner, home, today) =>
        from state in db.Set<ListingState>()
        where state.OwnerId == owner && state.PropertyId == home
        join span in db.Set<ServedSpan>().AsNoTracking() on state.ListingId equals span.ListingId
        where span.Until > today
        select span);

    /// <summary>The home's listings, if it is this owner's.</summary>
    public async Task<IReadOnlyList<Sibling>> OfAsync(Guid ownerId, Guid propertyId, CancellationToken ct)
    {
        if (await modules.Send(new FindProperty(propertyId, ownerId), ct) is not { } home) return [];
        var listings = await modules.Send(new FindListings(ownerId, propertyId), ct);
        var states = (await States.ListAsync(db, ownerId, propertyId, ct)).ToDictionary(s => s.ListingId);
        var shown = (await Shown.ListAsync(db, ownerId, propertyId, ct)).ToDictionary(s => s.ListingId);
        var today = clock.Today(home.TimeZone);
        var served = (await Served.ListAsync(db, ownerId, propertyId, today, ct)).ToLookup(s => s.ListingId);
        return [.. listings.Select(l => Of(l, today, states.GetValueOrDefault(l.Id), shown.GetValueOrDefault(l.Id), served[l.Id]))];
    }

    private Sibling Of(ListingSummary listing, DateOnly today, ListingState? state, ShownNights? shown, IEnumerable<ServedSpan> served)
    {
        state ??= ListingState.Of(listing.Id, listing.PropertyId, Guid.Empty);
        return new(listing.Id, platforms.Of(listing.Platform), clock.Now(), today, PullHabit.Of(state), ServedSpan.NightsOf(served), AnswerOf(state, shown));
    }

    /// <summary>What a listing shows is what its last healthy answer showed; a doubtful one since then says nothing.</summary>
    private static HealthyAnswer? AnswerOf(ListingState state, ShownNights? shown) => shown is null ? null
        : new((state.IsSuspicious ? null : state.LastReadAt) ?? shown.Since, shown.Taken, shown.EchoesSince is not null);
}
