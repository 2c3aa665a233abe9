using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;

namespace Resas.Web.Calendar;

/// <summary>What happens in the homes over the next seven days, each by the date there.</summary>
/// <param name="Days">Days with an arrival or a departure, in order.</param>
/// <param name="There">Stays and blocks under way, which have begun before today and end after it.</param>
/// <param name="OccupiedTonight">Homes of which this night is held.</param>
internal sealed record Agenda(IReadOnlyList<Agenda.Day> Days, IReadOnlyList<Agenda.Entry> There, int OccupiedTonight)
{
    public const int Length = 7;

    public int Arrivals => Days.Sum(d => d.Events.Count(e => e.IsArrival));

    public int Departures => Days.Sum(d => d.Events.Count(e => !e.IsArrival));

    /// <param name="homes">Each with today's date there.</param>
    public static Agenda Of(IReadOnlyList<(PropertySummary Home, DateOnly Today)> homes, IEnumerable<ClaimView> claims)
    {
        var held = claims.Where(c => c.Standing == ClaimStanding.Held).ToLookup(c => c.PropertyId);
        var events = homes.SelectMany(h => held[h.Home.Id].Where(c => c.Kind == ClaimKind.Reservation).SelectMany(c => EventsOf(h.Home, h.Today, c)));
        return new Agenda(
            [.. events.GroupBy(e => e.Date).OrderBy(g => g.Key).Select(g => new Day(g.Key, [.. g.OrderBy(e => e.IsArrival).ThenBy(e => e.Home.Name, StringComparer.CurrentCulture)]))],
            [.. homes.SelectMany(h => held[h.Home.Id].Where(c => c.Nights.From < h.Today && c.Nights.Until > h.Today).Select(c => new Entry(h.Home, c)))],
            // A stay in the house occupies its rooms, and the house is not free while somebody stays in a room.
            homes.Count(h => homes.Where(other => other.Home.Meets(h.Home)).Any(other => held[other.Home.Id].Any(c => c.Nights.Contains(h.Today)))));
    }

    private static IEnumerable<Event> EventsOf(PropertySummary home, DateOnly today, ClaimView claim)
    {
        if (IsNear(claim.Nights.Until, today)) yield return new Event(claim.Nights.Until, false, home, claim);
        if (IsNear(claim.Nights.From, today)) yield return new Event(claim.Nights.From, true, home, claim);
    }

    private static bool IsNear(DateOnly date, DateOnly today) => date >= today && date < today.AddDays(Length);

    /// <param name="Events">Departures first, as they happen.</param>
    internal sealed record Day(DateOnly Date, IReadOnlyList<Event> Events);

    internal sealed record Event(DateOnly Date, bool IsArrival, PropertySummary Home, ClaimView Claim);

    internal sealed record Entry(PropertySummary Home, ClaimView Claim);
}
