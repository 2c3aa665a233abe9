namespace Resas.ICalendar;

/// <summary>
/// Kinds of <see cref="CalendarWarning"/>. Those named as notes leave the document <see cref="CalendarHealth.Whole"/>,
/// because a platform may write so for ever and no night is in doubt; all others make it <see cref="CalendarHealth.Damaged"/>.
/// </summary>
public enum CalendarWarningKind
{
    /// <summary>DTSTART, DTEND or DURATION can't be read: the event is skipped.</summary>
    BadDate,

    /// <summary>The event has no DTSTART (RFC 5545, section 3.6.1): it is skipped.</summary>
    MissingStart,

    /// <summary>DTEND lies before DTSTART, or DURATION is negative: the event is skipped.</summary>
    Reversed,

    /// <summary>RRULE can't be read, or would cost too much: the event is kept without the rule.</summary>
    BadRule,

    /// <summary>A value of EXDATE, RDATE or RECURRENCE-ID can't be read: it is left out.</summary>
    BadRecurrenceDate,

    /// <summary>BEGIN and END do not match, or an event holds two different values of what it may hold once.</summary>
    BadStructure,

    /// <summary>A line has no colon, so it is no content line (RFC 5545, section 3.1).</summary>
    MalformedLine,

    /// <summary>There is text after END:VCALENDAR.</summary>
    TrailingText,

    /// <summary>Note: the event has no UID.</summary>
    MissingUid,

    /// <summary>Note: an earlier event has the same UID. Both are kept.</summary>
    DuplicateUid,

    /// <summary>Note: DTEND equals DTSTART, or only DTSTART is given with a time: read as one night.</summary>
    ZeroLength,

    /// <summary>Note: a TZID is neither known to the system nor defined in the document: its times are read as local to the home.</summary>
    UnknownZone,

    /// <summary>Note: text is not UTF-8 and was read as UTF-16, Windows-1252, or with replacement characters.</summary>
    Charset,

    /// <summary>Note: text holds NUL or other control characters, left out on reading (RFC 5545, section 3.1).</summary>
    ControlCharacters,

    /// <summary>Note: a property that could matter is not supported (EXRULE of RFC 2445).</summary>
    Unsupported,
}
