using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Platforms;
using Resas.Sync.Propagation;

namespace Resas.Sync.Answers;

internal sealed class FindExposureHandler(
    ResasDb db, IMediator modules, Checklists checklists, Unreads unreads, PlatformCatalog platforms, IStringLocalizer<Texts> texts, IOptions<SyncOptions> options, TimeProvider clock)
    : IRequestHandler<FindExposure, IReadOnlyList<ListingExposure>>
{
    public async Task<IReadOnlyList<ListingExposure>> Handle(FindExposure request, CancellationToken ct)
    {
        var listings = request.Listings ?? await modules.Send(new FindListings(request.OwnerId, request.PropertyId), ct);
        var states = (await db.Set<ListingState>().AsNoTracking().Where(s => s.OwnerId == request.OwnerId).ToListAsync(ct)).ToDictionary(s => s.ListingId);
        var sold = (await db.Set<StillSold>().AsNoTracking().Where(s => s.OwnerId == request.OwnerId).ToListAsync(ct)).ToLookup(s => s.ListingId);
        var toClose = await ToCloseAsync(request.OwnerId, listings, states, sold, ct);
        var claims = await ClaimsAsync(request, ct);
        var homes = (await modules.Send(new FindProperties(request.OwnerId), ct)).ToDictionary(h => h.Id);
        var unread = await unreads.OfAsync(request.OwnerId, homes, listings, states, claims, ct);
        var rhythms = RhythmsOf(homes, listings, claims);
        return [.. listings.Select(l => Describe(
            l, states.GetValueOrDefault(l.Id), rhythms.GetValueOrDefault(l.PropertyId), sold[l.Id].Sum(s => s.Nights.Count), toClose.GetValueOrDefault(l.Id),
            unread.GetValueOrDefault(l.Id) ?? Unread.None))];
    }

    /// <summary>Of each home with what takes its nights: a stay in a room can collide with one in the house.</summary>
    private Dictionary<Guid, Rhythm?> RhythmsOf(Dictionary<Guid, PropertySummary> homes, IReadOnlyList<ListingSummary> listings, IReadOnlyList<ClaimView> claims)
    {
        var byHome = claims.Where(c => homes.ContainsKey(c.PropertyId)).ToLookup(c => homes[c.PropertyId]);
        return listings.Select(l => l.PropertyId).Distinct().Where(homes.ContainsKey)
            .ToDictionary(id => id, id => Rhythm.Of(byHome.Where(h => h.Key.Meets(homes[id])).SelectMany(h => h), DateOnly.FromDateTime(clock.Now())));
    }

    private ListingExposure Describe(ListingSummary listing, ListingState? state, Rhythm? rhythm, int sold, int toClose, Unread unread)
    {
        var platform = texts.NameOf(platforms.Of(listing.Platform));
        var habit = state is null ? null : PullHabit.Of(state);
        var (expected, worst) = habit?.Usual is { } usual ? ((usual + options.Value.PollInterval) / 2, usual + options.Value.PollInterval) : ((TimeSpan?)null, (TimeSpan?)null);
        var risk = expected is { } window && rhythm is not null ? Collisions.AYear(rhythm, listing.Id, window) : null;
        return new(listing.Id, listing.PropertyId, habit is null ? null : HabitOf(platform, habit), habit?.IsLapsed(clock.Now()) == true ? texts["Habit.Lapsed", platform].Value : null,
            expected, worst, risk, risk is { } figure ? texts.Risk(figure) : null, sold, toClose, toClose == 0 ? null : texts.Nights("Checklist.Some", toClose, platform),
            unread.Nights, unread.Since);
    }

    private string? HabitOf(string platform, PullHabit habit) => (habit.LastAt, habit.Usual) switch
    {
        ({ } last, { } usual) => texts["Habit.Usual", platform, texts.Ago(clock.Now() - last), texts.Span(usual)].Value,
        ({ } last, null) => texts["Habit.Last", platform, texts.Ago(clock.Now() - last)].Value,
        _ => null,
    };

    private Task<IReadOnlyList<ClaimView>> ClaimsAsync(FindExposure request, CancellationToken ct)
    {
        // The day need not be the home's own: a year is looked at.
        var today = DateOnly.FromDateTime(clock.Now());
        return modules.Send(new FindClaims(request.OwnerId, today.AddDays(-Rhythm.DaysBehind), today.AddDays(Unreads.DaysAhead), request.PropertyId), ct);
    }

    /// <summary>Homes where all is well are not looked at more closely.</summary>
    private async Task<Dictionary<Guid, int>> ToCloseAsync(
        Guid ownerId, IReadOnlyList<ListingSummary> listings, Dictionary<Guid, ListingState> states, ILookup<Guid, StillSold> sold, CancellationToken ct)
    {
        var troubled = listings.Select(l => states.GetValueOrDefault(l.Id)).OfType<ListingState>().Where(s => checklists.IsDegraded(s) || sold.Contains(s.ListingId));
        var nights = new Dictionary<Guid, int>();
        foreach (var home in troubled.GroupBy(s => s.PropertyId))
        {
            foreach (var list in await checklists.OfHomeAsync(ownerId, home.Key, [.. home], ct)) nights[list.ListingId] = list.Open.Sum(run => run.Count);
        }

        return nights;
    }
}
