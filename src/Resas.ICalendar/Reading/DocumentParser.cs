using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Resas.ICalendar.Recurrence;
using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Reading;

/// <summary>
/// Walks once over the lines of a document and keeps the events (RFC 5545, sections 3.4 and 3.6). Where BEGIN and END do not match it goes on with
/// what is sure: a BEGIN:VEVENT always begins an event, an END:VEVENT always ends one, and properties of other components never get into one.
/// </summary>
internal ref struct DocumentParser
{
    private readonly DocumentData data;
    private readonly ReadOnlySpan<byte> text;
    private readonly CalendarReadOptions options;
    private readonly WarningList warnings;
    private LineScanner lines;
    private EventDraft draft;
    private EventTable table;
    private byte[]? scratch;
    private ZoneBuilder? zone;
    private bool inCalendar;
    private bool inEvent;
    private int depth;
    private int calendars;
    private int seen;
    private int skipped;
    private bool trailing;
    private TextValue prodId;
    private TextValue name;
    private TextValue zoneName;
    private string? method;

    private DocumentParser(ReadOnlyMemory<byte> document, CalendarReadOptions options, WarningList warnings)
    {
        data = new(document);
        text = document.Span;
        lines = new(text);
        this.options = options;
        this.warnings = warnings;
    }

    public static CalendarDocument Read(ReadOnlyMemory<byte> document, CalendarReadOptions options)
    {
        var warnings = new WarningList(options.MaxWarnings);
        var bytes = Charsets.Normalize(document, out var wasForeign);
        if (wasForeign) warnings.Add(0, CalendarWarningKind.Charset, "The document is UTF-16, and RFC 5545 asks for UTF-8.");
        var parser = new DocumentParser(bytes, options, warnings);
        var result = parser.Run();
        if (parser.scratch is { } rented) ArrayPool<byte>.Shared.Return(rented);
        parser.table.Return();
        return result;
    }

    private CalendarDocument Run()
    {
        while (lines.MoveNext())
        {
            if (inEvent && depth == 0 && TakeCommonLine()) continue;
            if (!Take()) return Incomplete();
            if (seen > options.MaxEvents) return new(CalendarHealth.TooLarge, $"The document has more than {options.MaxEvents} events.");
        }

        if (inCalendar || calendars == 0) return Incomplete();
        data.Records = table.ToArray();
        data.Zones.Resolve(warnings);
        UidIndex.WarnOfDoubles(data, warnings);
        warnings.Sort();
        return new(warnings.IsDamage || skipped > 0 ? CalendarHealth.Damaged : CalendarHealth.Whole, null, data)
        {
            ProdId = prodId.Read(data),
            Method = method,
            Name = name.Read(data),
            TimeZoneName = zoneName.Read(data)?.Trim(),
            Warnings = warnings.Kept,
            WarningCount = warnings.Count,
            SkippedCount = skipped,
        };
    }

    private readonly CalendarDocument Incomplete()
    {
        var (health, problem) = Problems.Of(text, inCalendar, lines.LineNumber);
        return new(health, problem) { Warnings = warnings.Kept, WarningCount = warnings.Count };
    }

    // False: the document does not begin as a calendar.
    private bool Take()
    {
        var first = text[lines.Start..lines.FirstEnd];
        var parsed = ContentLine.TryParse(first, out var line);
        var unfolded = lines.IsFolded && (!parsed || !IsText(line.Property)) ? Unfold() : first;
        if (unfolded != first) parsed = ContentLine.TryParse(unfolded, out line);
        if (!parsed) return TakeOther(unfolded);
        if (!inCalendar && line.Property != Property.Begin) return TakeOther(unfolded);

        var value = unfolded[line.ValueStart..];
        switch (line.Property)
        {
            case Property.Begin: return Begin(Trim(value));
            case Property.End: End(Trim(value)); break;
            default:
                if (depth > 0) zone?.Add(line.Property, Trim(value));
                else if (inEvent) TakeEventLine(line, value, unfolded == first);
                else if (line.Property != Property.Other) TakeCalendarLine(line.Property, value, unfolded == first);
                break;
        }

        return true;
    }

    private static bool IsText(Property property) =>
        property is Property.Other or Property.Summary or Property.Description or Property.Uid or Property.ProdId or Property.CalendarName or Property.CalendarZone;

    // A line that is no content line, or one outside the calendar.
    private bool TakeOther(ReadOnlySpan<byte> line)
    {
        if (line.Trim(" \t\r\0"u8).IsEmpty) return true;
        if (inCalendar)
        {
            warnings.Add(lines.LineNumber, CalendarWarningKind.MalformedLine, "The line has no colon and was left out.");
            return true;
        }

        if (calendars == 0) return false;
        if (!trailing) warnings.Add(lines.LineNumber, CalendarWarningKind.TrailingText, "There is text after END:VCALENDAR.");
        trailing = true;
        return true;
    }

    private bool Begin(ReadOnlySpan<byte> component)
    {
        if (!inCalendar)
        {
            if (!Is(component, "VCALENDAR"u8)) return TakeOther(component);
            inCalendar = true;
            return true;
        }

        if (Is(component, "VEVENT"u8))
        {
            if (inEvent || depth > 0) Structure("BEGIN:VEVENT before the component above has ended.");
            if (inEvent) EndEvent();
            zone = null;
            depth = 0;
            inEvent = true;
            seen++;
            draft = default;
            draft.Record.Line = lines.LineNumber;
            return true;
        }

        // Whatever else begins, inside an event (an alarm) or beside it (a time zone), is not the event's own.
        if (depth++ == 0 && !inEvent && Is(component, "VTIMEZONE"u8)) zone = new();
        return true;
    }

    private void End(ReadOnlySpan<byte> component)
    {
        if (Is(component, "VEVENT"u8))
        {
            if (!inEvent)
            {
                Structure("END:VEVENT without its BEGIN: the event was lost.");
                skipped++;
                seen++;
                return;
            }

            if (depth > 0) Structure("END:VEVENT before the component inside it has ended.");
            depth = 0;
            EndEvent();
        }
        else if (Is(component, "VCALENDAR"u8))
        {
            if (inEvent || depth > 0) Structure("END:VCALENDAR before the component above has ended.");
            if (inEvent) EndEvent();
            depth = 0;
            zone = null;
            inCalendar = false;
            calendars++;
        }
        else if (depth == 0)
        {
            Structure("An END without its BEGIN.");
        }
        else
        {
            if (--depth == 1) zone?.EndObservance();
            if (depth > 0) return;
            zone?.AddTo(data.Zones);
            zone = null;
        }
    }

    private void TakeCalendarLine(Property property, ReadOnlySpan<byte> value, bool inPlace)
    {
        switch (property)
        {
            case Property.ProdId when !prodId.IsPresent: prodId = Text(value, inPlace); break;
            case Property.CalendarName when !name.IsPresent: name = Text(value, inPlace); break;
            case Property.CalendarZone when !zoneName.IsPresent: zoneName = Text(value, inPlace); break;
            case Property.Method when method is null:
                method = TextDecoder.Decode(Trim(value)).ToUpperInvariant();
                data.IsCancellation = method == "CANCEL";
                break;
        }
    }

    /// <summary>
    /// Takes the lines that make up nearly all of every feed, as nearly all feeds write them, by their first eight bytes. Whatever differs in the least is left
    /// to <see cref="Take"/>, which knows all cases; this one only has to agree with it.
    /// </summary>
    private bool TakeCommonLine()
    {
        var line = text[lines.Start..lines.FirstEnd];
        if (line.Length < 8 || draft.IsFrozen) return false;
        ref var record = ref draft.Record;
        switch (BinaryPrimitives.ReadUInt64LittleEndian(line))
        {
            case CommonLines.Start when !draft.HasStart && !lines.IsFolded && CommonLines.TryDate(line, "DTSTART;VALUE=DATE:"u8, out var date):
                record.StartWall = date;
                return draft.HasStart = true;
            case CommonLines.Finish when !draft.HasEnd && !lines.IsFolded && CommonLines.TryDate(line, "DTEND;VALUE=DATE:"u8, out var date):
                record.EndWall = date;
                return draft.HasEnd = true;
            case CommonLines.Summary when !record.Summary.IsPresent:
                record.Summary = Checked(new(lines.Start + 8, lines.End - lines.Start - 8));
                return true;
            case CommonLines.Description when !record.Description.IsPresent && line.StartsWith("DESCRIPTION:"u8):
                record.Description = Checked(new(lines.Start + 12, lines.End - lines.Start - 12));
                return true;
            case CommonLines.Stamp:
                return true;
            case CommonLines.EndOfEvent when !lines.IsFolded && line.SequenceEqual("END:VEVENT"u8):
                EndEvent();
                return true;
            case var prefix when (uint)prefix == CommonLines.Uid && !record.Uid.IsPresent:
                record.Uid = Checked(new(lines.Start + 4, lines.End - lines.Start - 4));
                return true;
            default:
                return false;
        }
    }

    private void TakeEventLine(in ContentLine line, ReadOnlySpan<byte> value, bool inPlace)
    {
        if (draft.IsFrozen) return;
        ref var record = ref draft.Record;
        switch (line.Property)
        {
            case Property.Uid: TakeUid(Text(value, inPlace)); break;
            case Property.Summary when !record.Summary.IsPresent: record.Summary = Checked(Text(value, inPlace)); break;
            case Property.Description when !record.Description.IsPresent: record.Description = Checked(Text(value, inPlace)); break;
            case Property.Start: draft.HasStart |= TakeDate(line, value, draft.HasStart, "DTSTART", ref record.StartWall, ref record.StartKind, ref record.StartZone); break;
            case Property.Finish: draft.HasEnd |= TakeDate(line, value, draft.HasEnd, "DTEND", ref record.EndWall, ref record.EndKind, ref record.EndZone); break;
            case Property.Duration: TakeDuration(Trim(value)); break;
            case Property.Status: record.Status = StatusOf(Trim(value)); break;
            case Property.Transparency: if (Is(Trim(value), "TRANSPARENT"u8)) record.Flags |= EventFlags.Transparent; break;
            case Property.Sequence: if (Utf8Parser.TryParse(Trim(value), out int sequence, out _)) record.Sequence = Math.Max(sequence, 0); break;
            case Property.Rule: TakeRule(value); break;
            case Property.ExtraDates: TakeExtraDates(line, value); break;
            case Property.ExceptDates: TakeExceptDates(line, value); break;
            case Property.RecurrenceId: TakeRecurrenceId(line, value); break;
            case Property.ExceptRule: warnings.Add(lines.LineNumber, CalendarWarningKind.Unsupported, "EXRULE is not read: dates it takes away are kept."); break;
        }
    }

    private void TakeUid(TextValue uid)
    {
        if (!draft.Record.Uid.IsPresent) draft.Record.Uid = Checked(uid);
        else if (!draft.Record.Uid.Raw(text).SequenceEqual(uid.Raw(text))) Freeze("UID");
    }

    private bool TakeDate(in ContentLine line, ReadOnlySpan<byte> value, bool isSet, string property, ref DateTime wall, ref CalendarTimeKind kind, ref byte zoneKey)
    {
        if (!TryDate(line, Trim(value), out var read, out var readKind, out var readZone))
        {
            warnings.Add(lines.LineNumber, CalendarWarningKind.BadDate, $"{property} can't be read: the event that begins on line {draft.Record.Line} is skipped.");
            draft.IsBad = true;
            return false;
        }

        if (isSet)
        {
            if (read != wall || readKind != kind || readZone != zoneKey) Freeze(property);
            return true;
        }

        (wall, kind, zoneKey) = (read, readKind, readZone);
        return true;
    }

    private void TakeDuration(ReadOnlySpan<byte> value)
    {
        draft.HasDuration = DurationParser.TryParse(value, out draft.Duration);
        if (draft.HasDuration) return;
        warnings.Add(lines.LineNumber, CalendarWarningKind.BadDate, $"DURATION can't be read: the event that begins on line {draft.Record.Line} is skipped.");
        draft.IsBad = true;
    }

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

    private RecurrenceData Recurrence() => draft.Recurrence ??= new();

    private void Freeze(string property)
    {
        draft.IsFrozen = true;
        skipped++;
        Structure($"A second {property} in one event: what follows belongs to another event, which was lost.");
    }

    private readonly void Structure(string message) => warnings.Add(lines.LineNumber, CalendarWarningKind.BadStructure, message);

    private void EndEvent()
    {
        inEvent = false;
        if (!EventDates.TryComplete(ref draft, warnings))
        {
            skipped++;
            return;
        }

        if (draft.Recurrence is { } recurrence)
        {
            if (recurrence.Rules.Count > 0 && draft.Record.EndWall - draft.Record.StartWall > RecurrenceData.LongestSpan)
            {
                recurrence.Rules.Clear();
                warnings.Add(draft.Record.Line, CalendarWarningKind.BadRule, "An event longer than a year repeats: it is kept without its rule.");
            }

            data.Recurrences.Add((table.Count, recurrence));
            draft.Record.Recurrence = data.Recurrences.Count;
        }

        table.Add(draft.Record);
    }

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

    // The value's place in the document, folds included.
    private readonly TextValue Text(ReadOnlySpan<byte> value, bool inPlace)
    {
        var start = inPlace ? lines.FirstEnd - value.Length : lines.OffsetFromEnd(value.Length);
        return new(start, lines.End - start);
    }

    private readonly TextValue Checked(TextValue value)
    {
        var raw = value.Raw(text);
        if (!raw.ContainsAnyExcept(TextDecoder.Harmless)) return value;
        if (TextDecoder.IsForeign(raw)) warnings.Add(lines.LineNumber, CalendarWarningKind.Charset, "The text is not UTF-8; it was read as Windows-1252, or with replacement characters.");
        if (TextDecoder.HasControls(raw)) warnings.Add(lines.LineNumber, CalendarWarningKind.ControlCharacters, "The text holds control characters, which were left out.");
        return value;
    }

    // A view into memory rented once for the document: good until the next call.
    private ReadOnlySpan<byte> Unfold()
    {
        var raw = text[lines.Start..lines.End];
        if (scratch is null || scratch.Length < raw.Length)
        {
            if (scratch is not null) ArrayPool<byte>.Shared.Return(scratch);
            scratch = ArrayPool<byte>.Shared.Rent(raw.Length);
        }

        return scratch.AsSpan(0, TextDecoder.Unfold(raw, scratch));
    }

    private static bool Is(ReadOnlySpan<byte> value, ReadOnlySpan<byte> known) => Ascii.EqualsIgnoreCase(value, known);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) => value.Trim(" \t\r\0"u8);
}
