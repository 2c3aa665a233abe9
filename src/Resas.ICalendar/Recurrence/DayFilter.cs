namespace Resas.ICalendar.Recurrence;

/// <summary>
/// Decides which days of a period belong to a rule: the BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY and BYDAY parts (RFC 5545, section 3.3.10). Asking
/// day by day makes "expand" and "limit" of the RFC's table one thing: a day belongs to the period, or it does not.
/// </summary>
internal sealed class DayFilter
{
    private readonly int[] months;
    private readonly int[] weeks;
    private readonly int[] yearDays;
    private readonly int[] monthDays;
    private readonly (int Ordinal, DayOfWeek Day)[] days;
    private readonly DayOfWeek weekStart;
    private readonly bool countsInYear;
    private readonly bool counts;

    public DayFilter(RecurrenceRule rule, DateTime start)
    {
        months = rule.Months;
        weeks = rule.Weeks;
        yearDays = rule.YearDays;
        monthDays = rule.MonthDays;
        days = rule.Days;
        weekStart = rule.WeekStart;
        // Ordinals of BYDAY mean something in months and years only, and nothing beside week numbers.
        counts = rule.Frequency is Frequency.Yearly or Frequency.Monthly && weeks.Length == 0;
        countsInYear = rule.Frequency == Frequency.Yearly && months.Length == 0;

        // What the rule leaves open is taken from DTSTART.
        if (days.Length + monthDays.Length + yearDays.Length > 0) return;
        if (rule.Frequency == Frequency.Weekly || (rule.Frequency == Frequency.Yearly && weeks.Length > 0)) days = [(0, start.DayOfWeek)];
        else if (rule.Frequency is Frequency.Yearly or Frequency.Monthly) monthDays = [start.Day];
        if (rule.Frequency == Frequency.Yearly && weeks.Length == 0 && months.Length == 0) months = [start.Month];
    }

    public bool IsMonthWanted(int month) => months.Length == 0 || months.AsSpan().Contains(month);

    public bool Matches(DateOnly date)
    {
        if (!IsMonthWanted(date.Month)) return false;
        if (monthDays.Length > 0 && !IsListed(monthDays, date.Day, DateTime.DaysInMonth(date.Year, date.Month))) return false;
        if (yearDays.Length > 0 && !IsListed(yearDays, date.DayOfYear, DaysInYear(date.Year))) return false;
        if (days.Length > 0 && !IsWantedDay(date)) return false;
        return weeks.Length == 0 || IsWantedWeek(date);
    }

    private static int DaysInYear(int year) => DateTime.IsLeapYear(year) ? 366 : 365;

    // Negative numbers count from the end.
    private static bool IsListed(int[] list, int number, int count) => list.AsSpan().ContainsAny(number, number - count - 1);

    private bool IsWantedDay(DateOnly date)
    {
        var weekday = date.DayOfWeek;
        foreach (var (ordinal, day) in days)
        {
            if (day != weekday) continue;
            if (ordinal == 0 || !counts) return true;
            var (number, length) = countsInYear ? (date.DayOfYear, DaysInYear(date.Year)) : (date.Day, DateTime.DaysInMonth(date.Year, date.Month));
            if (ordinal == (ordinal > 0 ? (number - 1) / 7 + 1 : -((length - number) / 7 + 1))) return true;
        }

        return false;
    }

    // A week belongs to the year that holds most of it, hence its fourth day; the week of 28 December is always the last.
    private bool IsWantedWeek(DateOnly date) => NumberOfWeek(date) is var (year, week) && IsListed(weeks, week, NumberOfWeek(new(year, 12, 28)).Week);

    private (int Year, int Week) NumberOfWeek(DateOnly date)
    {
        var fourth = date.DayNumber - ((int)date.DayOfWeek - (int)weekStart + 7) % 7 + 3;
        var middle = DateOnly.FromDayNumber(Math.Clamp(fourth, 0, DateOnly.MaxValue.DayNumber));
        return (middle.Year, (middle.DayOfYear - 1) / 7 + 1);
    }
}
