namespace Resas.ICalendar.Recurrence;

/// <summary>A RRULE as written (RFC 5545, section 3.3.10). Lists are sorted and without doubles; empty means that the part is absent.</summary>
internal sealed record RecurrenceRule(Frequency Frequency)
{
    public int Interval { get; init; } = 1;

    public int? Count { get; init; }

    public CalendarTime? Until { get; init; }

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    public int[] Seconds { get; init; } = [];

    public int[] Minutes { get; init; } = [];

    public int[] Hours { get; init; } = [];

    /// <summary>BYDAY; <c>Ordinal</c> is 0 for "every".</summary>
    public (int Ordinal, DayOfWeek Day)[] Days { get; init; } = [];

    public int[] MonthDays { get; init; } = [];

    public int[] YearDays { get; init; } = [];

    public int[] Weeks { get; init; } = [];

    public int[] Months { get; init; } = [];

    public int[] Positions { get; init; } = [];

    /// <summary>True when each period holds exactly one instance, so that the n-th can be computed.</summary>
    public bool IsPlain => Frequency >= Frequency.Weekly && Seconds.Length + Minutes.Length + Hours.Length + Days.Length + MonthDays.Length
        + YearDays.Length + Weeks.Length + Months.Length + Positions.Length == 0;
}
