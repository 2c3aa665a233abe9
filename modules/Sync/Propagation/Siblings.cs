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
    /// <summary>The home's listings, if it is this owner's.</summary>
    public async Task<IReadOnlyList<Sibling>> OfAsync(Guid ownerId, Guid propertyId, CancellationToken ct)
    {
        if (await modules.Send(new FindProperty(propertyId, ownerId), ct) is not { } home) return [];
        var listings = await modules.Send(new FindListings(ownerId, propertyId), ct);
        var ids = listings.Select(l => l.Id).ToList();
        var states = await db.Set<ListingState>().AsNoTracking().Where(s => ids.Contains(s.ListingId)).ToDictionaryAsync(s => s.ListingId, ct);
        var shown = await db.Set<ShownNights>().AsNoTracking().Where(s => ids.Contains(s.ListingId)).ToDictionaryAsync(s => s.ListingId, ct);
        var today = clock.Today(home.TimeZone);
        var served = (await db.Set<ServedSpan>().AsNoTracking().Where(s => ids.Contains(s.ListingId) && s.Until > today).ToListAsync(ct)).ToLookup(s => s.ListingId);
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
