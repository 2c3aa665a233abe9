using Resas.Contracts.Properties;
using Resas.Contracts.Sync;

namespace Resas.Web.Calendar;

/// <summary>What stands above every calendar: the other views, a date to go to, and filters.</summary>
/// <param name="Address">Of this view, without its query.</param>
/// <param name="DateName">The parameter in which this view takes a date.</param>
/// <param name="Date">The date that is shown.</param>
/// <param name="Home">The home whose month is the other view.</param>
/// <param name="Homes">Those to choose from; empty where a view shows one.</param>
internal sealed record CalendarTools(
    CalendarPlace Place, string Address, string DateName, DateOnly Date, CalendarFilter Filter, Guid? Home,
    IReadOnlyList<PropertySummary> Homes, IReadOnlyList<PlatformInfo> Platforms, StayWords Stay)
{
    /// <summary>What else the address says of the view, and must go on saying.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>();

    /// <summary>The same days in each of the three views.</summary>
    public IEnumerable<(CalendarPlace Place, string Address)> Views()
    {
        if (Home is { } home) yield return (CalendarPlace.Month, (Filter with { Home = null }).On($"/calendar/{home}?month={Date:yyyy-MM}"));
        yield return (CalendarPlace.Timeline, Filter.On($"/timeline?from={Date:yyyy-MM-dd}"));
        yield return (CalendarPlace.Days, Filter.On($"/calendar/days?from={Date:yyyy-MM-dd}"));
    }

    /// <summary>The view with everything shown.</summary>
    public string Unfiltered => $"{Address}?{string.Join('&', Kept.Append(new(DateName, $"{Date:yyyy-MM-dd}")).Select(k => $"{k.Key}={k.Value}"))}";
}

/// <summary>The ways to look at the calendar.</summary>
internal enum CalendarPlace
{
    Month,
    Timeline,
    Days,
}
