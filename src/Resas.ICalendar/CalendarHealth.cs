namespace Resas.ICalendar;

/// <summary>How far a document can be trusted.</summary>
public enum CalendarHealth
{
    /// <summary>Read to its end, and nothing was lost. Notes (see <see cref="CalendarWarningKind"/>) may still be there.</summary>
    Whole,

    /// <summary>Read to its end, but at least one event was skipped or mended, or a line was unreadable: nights may be missing.</summary>
    Damaged,

    /// <summary>The text stops before its <c>END:VCALENDAR</c> (RFC 5545, section 3.4). What is missing can't be known: no event is given.</summary>
    Truncated,

    /// <summary>Empty, a web page, or anything else that does not begin with <c>BEGIN:VCALENDAR</c>. No event is given.</summary>
    NotACalendar,

    /// <summary>More bytes or more events than <see cref="CalendarReadOptions"/> allows. No event is given.</summary>
    TooLarge,
}
