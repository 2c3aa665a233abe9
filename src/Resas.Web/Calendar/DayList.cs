using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;

namespace Resas.Web.Calendar;

/// <summary>The calendar as a list of days: who leaves, who arrives, who stays, and which homes are free that night.</summary>
internal sealed record DayList(IReadOnlyList<DayList.Day> Days)
{
    public const int Length = 14;
    private static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2100, 12, 1);

    /// <summary>The first day that an address names; today when it names none, or one too far away to be meant.</summary>
    public static DateOnly Parse(string? from, DateOnly today) =>
        DateOnly.TryParseExact(from, "yyyy-MM-dd", null, System.Globalization.DateTimeStyles.None, out var first) && first >= Earliest && first <= Latest ? first : today;

    /// <param name="homes">Those listed, by name, each with today's date there.</param>
    /// <param name="all">The owner's, of which a listed one may be a part.</param>
    /// <param name="claims">All of them: what is free does not depend on what is shown.</param>
    public static DayList Of(
        DateOnly from, IReadOnlyList<(PropertySummary Home, DateOnly Today)> homes, IReadOnlyList<PropertySummary> all, IReadOnlyList<ClaimView> claims, Func<ClaimView, bool> shows)
    {
        var reach = homes.ToDictionary(h => h.Home.Id, h => all.Where(h.Home.Meets).Select(o => o.Id).ToHashSet());
        return new([.. new Nights(from, from.AddDays(Length)).Each().Select(date => new Day(
            date,
            [.. homes.SelectMany(h => claims.Where(c => c.PropertyId == h.Home.Id && shows(c)).Select(c => Line.Of(h.Home, c, date)).OfType<Line>()).OrderBy(l => l.Event)],
            [.. homes.Where(h => date >= h.Today && !claims.Any(c => c.Standing == ClaimStanding.Held && c.Nights.Contains(date) && reach[h.Home.Id].Contains(c.PropertyId))).Select(h => h.Home)]))]);
    }

    /// <param name="Lines">Departures first, as they happen.</param>
    /// <param name="Free">Homes of which the night can still be sold.</param>
    internal sealed record Day(DateOnly Date, IReadOnlyList<Line> Lines, IReadOnlyList<PropertySummary> Free);

    internal sealed record Line(DayEvent Event, PropertySummary Home, ClaimView Claim)
    {
        /// <summary>What a claim does on a date; null when nothing.</summary>
        public static Line? Of(PropertySummary home, ClaimView claim, DateOnly date) => claim switch
        {
            // What only closes nights has no guests who come and go.
            { Kind: ClaimKind.Closure } => claim.Nights.Contains(date) ? new(DayEvent.Closed, home, claim) : null,
            _ when claim.Nights.Until == date => new(DayEvent.Departure, home, claim),
            _ when claim.Nights.From == date => new(DayEvent.Arrival, home, claim),
            _ => claim.Nights.Contains(date) ? new(DayEvent.Stay, home, claim) : null,
        };
    }
}

/// <summary>In the order of a day.</summary>
internal enum DayEvent
{
    Departure,
    Arrival,
    Stay,
    Closed,
}
