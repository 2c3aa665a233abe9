using System.Globalization;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;

namespace Resas.Web.Calendar;

/// <summary>What happens in the homes over the next seven days, each by the date there.</summary>
/// <param name="Days">Days with an arrival, a departure or the first of a few free nights, in order.</param>
/// <param name="There">Stays and blocks under way, which have begun before today and end after it.</param>
/// <param name="OccupiedTonight">Homes of which this night is held.</param>
internal sealed record Agenda(IReadOnlyList<Agenda.Day> Days, IReadOnlyList<Agenda.Entry> There, int OccupiedTonight)
{
    public const int Length = 7;

    /// <summary>More free nights than that between two stays are no gap, but time to book.</summary>
    public const int LongestGap = 7;

    public int Arrivals => Days.Sum(d => d.Events.Count(e => e.IsArrival));

    public int Departures => Days.Sum(d => d.Events.Count(e => !e.IsArrival));

    /// <param name="homes">Each with today's date there.</param>
    public static Agenda Of(IReadOnlyList<(PropertySummary Home, DateOnly Today)> homes, IEnumerable<ClaimView> claims)
    {
        var held = claims.Where(c => c.Standing == ClaimStanding.Held).ToLookup(c => c.PropertyId);
        // A stay in the house occupies its rooms, and the house is not free while somebody stays in a room.
        var around = homes.SelectMany(h => homes.Where(other => other.Home.Meets(h.Home)).SelectMany(other => held[other.Home.Id]).Select(c => (h.Home.Id, Claim: c)))
            .ToLookup(x => x.Id, x => x.Claim);
        var events = homes.SelectMany(h => held[h.Home.Id].Where(c => c.Kind == ClaimKind.Reservation).SelectMany(c => EventsOf(h.Home, h.Today, c, around[h.Home.Id]))).ToLookup(e => e.Date);
        var gaps = homes.SelectMany(h => GapsOf(h.Home, h.Today, around[h.Home.Id])).ToLookup(g => g.Nights.From);
        return new Agenda(
            [.. events.Select(e => e.Key).Union(gaps.Select(g => g.Key)).Order().Select(date => new Day(
                date, [.. events[date].OrderBy(e => e.IsArrival).ThenBy(e => e.Home.Name, StringComparer.CurrentCulture)], [.. gaps[date]]))],
            [.. homes.SelectMany(h => held[h.Home.Id].Where(c => c.Nights.From < h.Today && c.Nights.Until > h.Today).Select(c => new Entry(h.Home, c)))],
            homes.Count(h => around[h.Home.Id].Any(c => c.Nights.Contains(h.Today))));
    }

    private static IEnumerable<Event> EventsOf(PropertySummary home, DateOnly today, ClaimView claim, IEnumerable<ClaimView> around)
    {
        if (IsNear(claim.Nights.Until, today)) yield return new Event(claim.Nights.Until, false, home, claim, around.Any(c => IsStay(c) && c.Nights.From == claim.Nights.Until));
        if (IsNear(claim.Nights.From, today)) yield return new Event(claim.Nights.From, true, home, claim, around.Any(c => IsStay(c) && c.Nights.Until == claim.Nights.From));
    }

    private static bool IsStay(ClaimView claim) => claim.Kind == ClaimKind.Reservation;

    /// <summary>The few nights between what is taken before and what is taken after, as far as they lie ahead.</summary>
    private static IEnumerable<Gap> GapsOf(PropertySummary home, DateOnly today, IEnumerable<ClaimView> around)
    {
        var runs = Nights.Runs(around.SelectMany(c => c.Nights.Each())).ToList();
        foreach (var (before, after) in runs.Zip(runs.Skip(1)))
        {
            var free = new Nights(before.Until > today ? before.Until : today, after.From);
            if (free.IsValid && IsNear(free.From, today) && after.From.DayNumber - before.Until.DayNumber <= LongestGap) yield return new Gap(home, free);
        }
    }

    private static bool IsNear(DateOnly date, DateOnly today) => date >= today && date < today.AddDays(Length);

    /// <param name="Events">Departures first, as they happen.</param>
    internal sealed record Day(DateOnly Date, IReadOnlyList<Event> Events, IReadOnlyList<Gap> Gaps);

    /// <param name="IsTurnover">One guest leaves and another comes that day: the home is cleaned between them.</param>
    internal sealed record Event(DateOnly Date, bool IsArrival, PropertySummary Home, ClaimView Claim, bool IsTurnover);

    /// <summary>A few free nights between two that are taken.</summary>
    internal sealed record Gap(PropertySummary Home, Nights Nights)
    {
        /// <summary>Where they are booked or blocked.</summary>
        public string Address => string.Create(
            CultureInfo.InvariantCulture, $"/blocks/create?propertyId={Home.Id}&from={Nights.From:yyyy-MM-dd}&until={Nights.Until:yyyy-MM-dd}");
    }

    internal sealed record Entry(PropertySummary Home, ClaimView Claim);
}
