using System.Globalization;
using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Web.Calendar;

/// <summary>A month in whole weeks from Monday to Sunday.</summary>
/// <param name="First">The first day of the month.</param>
internal sealed record MonthGrid(DateOnly First, IReadOnlyList<MonthGrid.Week> Weeks)
{
    private static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2100, 12, 1);

    /// <param name="claims">All of them: what is free does not depend on what is shown.</param>
    /// <param name="shows">Which of them are drawn; all when null.</param>
    public static MonthGrid Of(DateOnly month, DateOnly today, IReadOnlyList<ClaimView> claims, Func<ClaimView, bool>? shows = null)
    {
        var shown = Shown(month);
        var weeks = Enumerable.Range(0, shown.Count / 7).Select(w => WeekOf(shown.From.AddDays(7 * w), month, today, claims, shows ?? (_ => true)));
        return new MonthGrid(month, [.. weeks]);
    }

    /// <summary>The month that an address names as yyyy-MM; the one of <paramref name="today"/> when it names none, or one too far away to be meant.</summary>
    public static DateOnly Parse(string? month, DateOnly today) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first >= Earliest && first <= Latest
            ? first
            : new DateOnly(today.Year, today.Month, 1);

    /// <summary>The days on the grid, which begins and ends with whole weeks.</summary>
    public static Nights Shown(DateOnly month) => new(Monday(month), Monday(month.AddMonths(1).AddDays(-1)).AddDays(7));

    /// <summary>The nights whose claims touch the grid: a stay that leaves on its first day slept there the night before.</summary>
    public static Nights Touched(DateOnly month) => Shown(month) is var shown ? new(shown.From.AddDays(-1), shown.Until) : default;

    public static DateOnly Monday(DateOnly date) => date.AddDays(-((int)date.DayOfWeek + 6) % 7);

    private static Week WeekOf(DateOnly monday, DateOnly month, DateOnly today, IReadOnlyList<ClaimView> claims, Func<ClaimView, bool> shows)
    {
        var row = BarRow.Of(monday, 7, claims.Where(shows));
        var days = Enumerable.Range(0, 7).Select(d => monday.AddDays(d)).Select((date, d) => new Day(
            date,
            IsOutside: date.Month != month.Month,
            IsPast: date < today,
            IsToday: date == today,
            IsTaken: claims.Any(c => c.Standing == ClaimStanding.Held && c.Nights.Contains(date)),
            [.. row.Bars.Where(b => b.From == d + 1)]));
        return new Week([.. days], row.Lanes);
    }

    internal sealed record Week(IReadOnlyList<Day> Days, int Lanes);

    /// <param name="IsTaken">A claim holds the night that begins on this day.</param>
    /// <param name="Bars">Those whose first column in the week this is.</param>
    internal sealed record Day(DateOnly Date, bool IsOutside, bool IsPast, bool IsToday, bool IsTaken, IReadOnlyList<Bar> Bars)
    {
        public bool IsWeekend => Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

        public bool CanBeBlocked => !IsTaken && !IsPast;
    }
}
