namespace Resas.ICalendar.Reading;

/// <summary>The properties that matter to nights, and those of VTIMEZONE.</summary>
internal enum Property : byte
{
    Other,
    Begin,
    End,
    Uid,
    Summary,
    Description,
    Start,
    Finish,
    Duration,
    Status,
    Transparency,
    Sequence,
    Rule,
    ExtraDates,
    ExceptDates,
    ExceptRule,
    RecurrenceId,
    ProdId,
    Method,
    CalendarName,
    CalendarZone,
    ZoneId,
    OffsetFrom,
    OffsetTo,
}
