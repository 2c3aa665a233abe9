using Resas.Simulation.World;

namespace Resas.Simulation.Rules;

/// <summary>What Resas has been told by one listing, and what it has told it.</summary>
/// <param name="poll">The interval at which the listing is read now.</param>
internal sealed class Watched(SimulatedListing listing, Func<TimeSpan> poll)
{
    /// <summary>A longer run is a window by rule 6, whoever stays there.</summary>
    private const int LongestRun = 90;

    private static readonly TimeSpan Reading = TimeSpan.FromHours(3);

    private readonly Dictionary<DateOnly, DateTime> firstServed = [];
    private readonly Dictionary<DateOnly, DateTime> lastServed = [];
    private readonly Dictionary<DateOnly, DateTime> openedAt = [];
    private readonly HashSet<SimulatedStay> ever = [];
    private readonly Dictionary<SimulatedStay, Guid> claims = [];
    private readonly Dictionary<SimulatedStay, (int ReadingsSince, DateTime Last, DateTime Counted)> inSeason = [];
    private (List<NightSpan> Runs, DateTime At) seasons = ([], default);

    public SimulatedListing Listing => listing;

    /// <summary>The stays of the last healthy answer that was imported.</summary>
    public IReadOnlyList<(SimulatedStay Stay, NightSpan Nights)> Stays { get; private set; } = [];

    public IReadOnlySet<DateOnly> Nights { get; private set; } = new HashSet<DateOnly>();

    /// <summary>The last answer was no healthy one: what it said besides may be held, too.</summary>
    public bool WasLiedTo { get; set; }

    /// <summary>All stays that were ever shown and imported.</summary>
    public IReadOnlySet<SimulatedStay> Ever => ever;

    /// <summary>A platform that calls all closed may hide a stay in a season, by rule 6; it has not come out of it before two readings, a poll apart.</summary>
    public bool IsInSeason(SimulatedStay stay) => !listing.NamesStays && inSeason.TryGetValue(stay, out var season) && season.ReadingsSince < 3;

    public void Shown(IReadOnlyList<(SimulatedStay Stay, NightSpan Nights)> stays, IReadOnlySet<DateOnly> nights, DateTime now)
    {
        if (nights != Nights) foreach (var night in Nights.Where(n => !nights.Contains(n))) openedAt[night] = now;
        (Stays, Nights, WasLiedTo) = (stays, nights, false);
        if (!listing.NamesStays) FollowSeasons(now);
        foreach (var (stay, _) in stays) ever.Add(stay);
    }

    /// <summary>Whether the stay is the same claim as ever (rule 7). Only a code is a proof of identity.</summary>
    public bool IsSameClaim(SimulatedStay stay, Guid claim)
    {
        if (stay.Code is null || !claims.TryAdd(stay, claim)) return stay.Code is null || claims[stay] == claim;
        return true;
    }

    /// <summary>Whether it shows the night closed, or did until some readings ago: it takes two to know that it no longer does, and one of another listing to say so.</summary>
    public bool ClosesUntilNow(DateOnly night, DateTime now) => Nights.Contains(night) || (openedAt.TryGetValue(night, out var at) && now - at < 4 * poll());

    /// <summary>What its platform was last given.</summary>
    public IReadOnlySet<DateOnly> Given { get; private set; } = new HashSet<DateOnly>();

    /// <summary>The process died while it answered: Resas may believe that the platform has what it never got.</summary>
    public bool MayHaveMissed { get; set; }

    /// <summary>The platform has taken over these nights.</summary>
    public void Served(HashSet<DateOnly> nights, DateTime now)
    {
        (Given, MayHaveMissed) = (nights, false);
        foreach (var night in firstServed.Keys.Where(n => !nights.Contains(n)).ToList())
        {
            firstServed.Remove(night);
            lastServed[night] = now;
        }

        foreach (var night in nights)
        {
            firstServed.TryAdd(night, now);
            lastServed.Remove(night);
        }
    }

    /// <summary>A platform that says "closed" for everything may still be showing our own word, by rule 5 for two of its usual intervals (learnt from
    /// pulls that vary, and judged at a reading), after it was given a calendar without it.</summary>
    public bool MayBeOurs(DateOnly night, DateTime now) =>
        !listing.NamesStays && lastServed.TryGetValue(night, out var at) && now - at < 3 * listing.UsualPull + Reading;

    /// <summary>Whether the platform had our own word for all these nights before it showed the stay (a look just before it was served is in time): where it says "closed" for everything,
    /// nobody can tell the two apart.</summary>
    public bool HidesSaleOf(SimulatedStay stay, NightSpan nights) =>
        IsInSeason(stay) || (!listing.NamesStays && nights.Each().All(n => firstServed.TryGetValue(n, out var at) && (VisibleSince(stay, n) is not { } shown || at < shown)));

    private DateTime? VisibleSince(SimulatedStay stay, DateOnly night) => inSeason.TryGetValue(stay, out var season) ? season.Last : stay.FirstShownOn(night);

    private void FollowSeasons(DateTime now)
    {
        var before = seasons;
        seasons = ([.. NightSpan.Runs(Nights).Where(run => run.Count > LongestRun)], now);
        foreach (var (stay, _) in Stays)
        {
            if (seasons.Runs.Exists(s => s.Overlaps(stay.Nights))) inSeason[stay] = (0, now, default);
            // Sold where a season was taken away since: its calendars say the same as if it had been in there.
            else if (!ever.Contains(stay) && before.Runs.Exists(s => s.Overlaps(stay.Nights))) inSeason[stay] = (1, before.At, now);
            // Our own word over all of it hides it still. Readings that come sooner, as after a doubtful answer, count as one.
            else if (!stay.Nights.Each().All(Given.Contains) && inSeason.TryGetValue(stay, out var season) && now - season.Counted >= poll() * 0.9) inSeason[stay] = season with { ReadingsSince = season.ReadingsSince + 1, Counted = now };
        }
    }
}
