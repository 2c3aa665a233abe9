using Resas.ICalendar.Recurrence;

namespace Resas.ICalendar.Reading;

/// <content>Dates and recurrence of an event.</content>
internal ref partial struct DocumentParser
{
    private void TakeRule(ReadOnlySpan<byte> value)
    {
        if (RecurrenceRuleParser.TryParse(Trim(value), out var rule) && Recurrence().Rules.Count < 16) draft.Recurrence!.Rules.Add(rule!);
        else warnings.Add(lines.LineNumber, CalendarWarningKind.BadRule, "RRULE can't be read: the event is kept without it.");
    }

    private void TakeExtraDates(in ContentLine line, ReadOnlySpan<byte> values)
    {
        foreach (var range in values.Split((byte)','))
        {
            var value = Trim(values[range]);
            var slash = value.IndexOf((byte)'/');
            CalendarTime end = default;
            TimeSpan duration = default;
            var ends = false;
            if (!TryDate(line, slash < 0 ? value : value[..slash], out var start)
                || (slash >= 0 && !(ends = TryDate(line, value[(slash + 1)..], out end)) && !DurationParser.TryParse(value[(slash + 1)..], out duration)))
            {
                BadRecurrenceDate("RDATE");
                continue;
            }

            Recurrence().Extra.Add((start, ends ? end : null, slash >= 0 && !ends ? duration : null));
        }
    }

    private void TakeExceptDates(in ContentLine line, ReadOnlySpan<byte> values)
    {
        foreach (var range in values.Split((byte)','))
        {
            if (TryDate(line, Trim(values[range]), out var date)) Recurrence().Except.Add(date);
            else BadRecurrenceDate("EXDATE");
        }
    }

    private void TakeRecurrenceId(in ContentLine line, ReadOnlySpan<byte> value)
    {
        if (!TryDate(line, Trim(value), out var id))
        {
            BadRecurrenceDate("RECURRENCE-ID");
            return;
        }

        Recurrence().Id = id;
        draft.Recurrence!.IsThisAndFuture = line.TryGetParameter("RANGE"u8, out var range) && Is(range, "THISANDFUTURE"u8);
    }

    private readonly void BadRecurrenceDate(string property) =>
        warnings.Add(lines.LineNumber, CalendarWarningKind.BadRecurrenceDate, $"A value of {property} can't be read and was left out.");

    private readonly bool TryDate(in ContentLine line, ReadOnlySpan<byte> value, out CalendarTime time)
    {
        var isDate = TryDate(line, value, out var wall, out var kind, out var key);
        time = new(wall, kind, data.Zones[key]);
        return isDate;
    }

    private readonly bool TryDate(in ContentLine line, ReadOnlySpan<byte> value, out DateTime wall, out CalendarTimeKind kind, out byte zoneKey)
    {
        zoneKey = 0;
        kind = CalendarTimeKind.Date;
        if (!DateParser.TryParse(value, out wall, out var hasTime, out var isUtc)) return false;
        if (!hasTime) return true;
        if (!line.Parameters.IsEmpty && line.TryGetParameter("VALUE"u8, out var type) && Is(type, "DATE"u8))
        {
            wall = wall.Date;
            return true;
        }

        kind = isUtc ? CalendarTimeKind.Utc : CalendarTimeKind.Floating;
        if (isUtc || !line.TryGetParameter("TZID"u8, out var id) || id.IsEmpty) return true;
        kind = CalendarTimeKind.Zoned;
        zoneKey = data.Zones.Use(id, lines.LineNumber);
        return true;
    }

    private static EventStatus StatusOf(ReadOnlySpan<byte> value) =>
        Is(value, "CONFIRMED"u8) ? EventStatus.Confirmed
        : Is(value, "TENTATIVE"u8) ? EventStatus.Tentative
        // CANCELED is not the RFC's word, but there is no other way to mean it.
        : Is(value, "CANCELLED"u8) || Is(value, "CANCELED"u8) ? EventStatus.Cancelled
        : EventStatus.None;
}
