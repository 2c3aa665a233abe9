using System.Text;

namespace Resas.ICalendar.Reading;

/// <summary>Tells properties by their names, in any case (RFC 5545, section 2).</summary>
internal static class PropertyNames
{
    public static Property Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when Is(name, "END"u8) => Property.End,
        3 when Is(name, "UID"u8) => Property.Uid,
        4 when Is(name, "TZID"u8) => Property.ZoneId,
        4 when Is(name, "NAME"u8) => Property.CalendarName,
        5 when Is(name, "BEGIN"u8) => Property.Begin,
        5 when Is(name, "DTEND"u8) => Property.Finish,
        5 when Is(name, "RRULE"u8) => Property.Rule,
        5 when Is(name, "RDATE"u8) => Property.ExtraDates,
        6 when Is(name, "STATUS"u8) => Property.Status,
        6 when Is(name, "TRANSP"u8) => Property.Transparency,
        6 when Is(name, "EXDATE"u8) => Property.ExceptDates,
        6 when Is(name, "EXRULE"u8) => Property.ExceptRule,
        6 when Is(name, "METHOD"u8) => Property.Method,
        6 when Is(name, "PRODID"u8) => Property.ProdId,
        7 when Is(name, "DTSTART"u8) => Property.Start,
        7 when Is(name, "SUMMARY"u8) => Property.Summary,
        8 when Is(name, "DURATION"u8) => Property.Duration,
        8 when Is(name, "SEQUENCE"u8) => Property.Sequence,
        10 when Is(name, "TZOFFSETTO"u8) => Property.OffsetTo,
        11 when Is(name, "DESCRIPTION"u8) => Property.Description,
        12 when Is(name, "X-WR-CALNAME"u8) => Property.CalendarName,
        12 when Is(name, "TZOFFSETFROM"u8) => Property.OffsetFrom,
        13 when Is(name, "RECURRENCE-ID"u8) => Property.RecurrenceId,
        13 when Is(name, "X-WR-TIMEZONE"u8) => Property.CalendarZone,
        _ => Property.Other,
    };

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known) => name.SequenceEqual(known) || Ascii.EqualsIgnoreCase(name, known);
}
