using System.Globalization;
using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World;

/// <summary>Judges any hub by what it exports and reports, against what really happened.</summary>
public static class Judge
{
    /// <summary>Call it when things have settled: after <see cref="SimulatedWorld.StopChanging"/> and some days of reads and fetches.</summary>
    /// <param name="world">What really happened.</param>
    /// <param name="exports">By listing, what the hub's address answers now. A missing or broken one takes nothing: all its nights are lost.</param>
    /// <param name="conflicts">What the hub reported in the whole story; null when it can't report: then double sales are not judged.</param>
    /// <param name="options">What may be taken for granted.</param>
    public static Scorecard Score(SimulatedWorld world, IReadOnlyDictionary<SimulatedListing, byte[]> exports,
        IReadOnlyCollection<ReportedConflict>? conflicts = null, JudgeOptions? options = null)
    {
        options ??= new();
        var closed = world.Listings.Where(l => l.TakesExport)
            .ToDictionary(l => l, l => (exports.TryGetValue(l, out var body) ? HubCalendar.Read(body) : null) ?? []);
        return new()
        {
            Seed = world.Seed.ToString(CultureInfo.InvariantCulture),
            Pace = world.Pace.Name,
            Homes = world.Homes.Count,
            Listings = world.Listings.Count,
            Stays = world.Stays.Count,
            DoubleSales = world.DoubleSales.Count,
            CanReport = conflicts is not null,
            Lost = [.. world.Stays.SelectMany(s => LostOf(s, closed, options))],
            Ghosts = [.. world.Listings.Where(closed.ContainsKey).SelectMany(l => GhostsOf(l, closed[l], options))],
            Unreported = conflicts is null ? [] : [.. world.DoubleSales.Where(s => IsKnowable(s, world.Now, options) && !conflicts.Any(c => Names(c, s)))],
            Platforms = [.. PlatformScore.Of(world)],
        };
    }

    /// <summary>What a hub that knew everything would export to the listing now: the nights of all live stays on its siblings.</summary>
    public static IEnumerable<DateOnly> Truth(SimulatedListing listing) =>
        listing.Siblings.SelectMany(l => l.Calendar.Stays).Where(s => s.Nights.Until > listing.Home.Today).SelectMany(s => s.Nights.Each()).Distinct().Order();

    /// <summary>Nights that the listing's platform keeps closed because of the hub's calendar, though nothing on its siblings holds them: ghosts as
    /// guests meet them. They go with the platform's next fetch when the hub no longer exports them.</summary>
    public static IReadOnlyList<GhostNights> HeldInVain(SimulatedListing listing, JudgeOptions? options = null) =>
        [.. GhostsOf(listing, listing.Calendar.Imported, options ?? new())];

    private static IEnumerable<LostNights> LostOf(SimulatedStay stay, Dictionary<SimulatedListing, HashSet<DateOnly>> closed, JudgeOptions options)
    {
        if (!stay.IsLive || stay.ShownAt is null) yield break;
        var first = First(stay.Listing, options);
        foreach (var sibling in stay.Listing.Siblings.Where(closed.ContainsKey))
        {
            // A night that the sibling sold itself, or closed itself, need not be closed there once more; nor one that it keeps free beside its own stays.
            var lost = stay.Nights.Each().Where(n => n >= first && !closed[sibling].Contains(n) && !IsOwn(sibling, n) && (sibling.Calendar.Of(n) & Closure.Preparation) == 0);
            foreach (var run in NightSpan.Runs(lost)) yield return new(stay, sibling, run);
        }
    }

    private static IEnumerable<GhostNights> GhostsOf(SimulatedListing listing, HashSet<DateOnly> closed, JudgeOptions options)
    {
        var first = First(listing, options);
        var ghosts = closed.Where(n => n >= first && !IsHandedBack(listing, n) && !listing.Home.Reached.Any(h => options.HeldByHand(h, n)) && !listing.Siblings.Any(l => Holds(l, n, options)));
        return NightSpan.Runs(ghosts).Select(run => new GhostNights(listing, run));
    }

    /// <summary>What the listing sold itself, and a link closes on a sibling too: nobody can tell that from a closure of the sibling's own.</summary>
    private static bool IsHandedBack(SimulatedListing listing, DateOnly night) =>
        IsOwn(listing, night) && listing.Siblings.Any(l => (l.Calendar.Of(night) & Closure.Linked) != 0);

    private static DateOnly First(SimulatedListing listing, JudgeOptions options) =>
        options.IncludeTonight ? listing.Home.Today : listing.Home.Today.AddDays(1);

    private static bool IsOwn(SimulatedListing listing, DateOnly night) =>
        (listing.Calendar.Of(night) & (Closure.Stay | Closure.Block)) != 0;

    private static bool Holds(SimulatedListing listing, DateOnly night, JudgeOptions options) =>
        listing.Calendar.Stays.Any(s => s.Nights.Holds(night)) || (listing.Calendar.Of(night) & options.Exportable) != 0 || listing.HandsOnClosure(night);

    private static bool IsKnowable(DoubleSale sale, DateTime now, JudgeOptions options) =>
        sale.BothShownAt is { } at && (sale.EndedAt ?? now) - at >= (sale.IsInferred ? options.Doubt : options.Reaction);

    private static bool Names(ReportedConflict conflict, DoubleSale sale) =>
        (conflict.Is(sale.First.Listing.Home) || conflict.Is(sale.Second.Listing.Home)) && new NightSpan(conflict.From, conflict.Until).Overlaps(sale.Nights);
}
