namespace Resas.ICalendar;

/// <summary>How a <see cref="CalendarTime"/> was written (RFC 5545, sections 3.3.4 and 3.3.5).</summary>
public enum CalendarTimeKind : byte
{
    /// <summary>A date without a time: <c>20270102</c>.</summary>
    Date,

    /// <summary>A time on the clock of whoever reads it: <c>20270102T160000</c>.</summary>
    Floating,

    /// <summary>A time in UTC: <c>20270102T160000Z</c>.</summary>
    Utc,

    /// <summary>A time on the clock of a named zone: <c>TZID=Europe/Paris:20270102T160000</c>.</summary>
    Zoned,
}
