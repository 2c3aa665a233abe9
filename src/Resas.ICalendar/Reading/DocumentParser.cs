using System.Buffers;
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
    private readonly SourceText source;
    private readonly ReadOnlySpan<byte> text;
    private readonly CalendarReadOptions options;
    private readonly WarningList warnings;
    private readonly ZoneTable zones = new();
    private readonly List<CalendarEvent> events = [];
    private LineScanner lines;
    private EventDraft draft;
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
        source = new(document);
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
        return result;
    }

    private CalendarDocument Run()
    {
        while (lines.MoveNext())
        {
            if (!Take()) return Incomplete();
            if (seen > options.MaxEvents) return new(CalendarHealth.TooLarge, $"The document has more than {options.MaxEvents} events.");
        }

        if (inCalendar || calendars == 0) return Incomplete();
        zones.Resolve(warnings);
        UidIndex.WarnOfDoubles(events, warnings);
        warnings.Sort();
        return new(warnings.IsDamage || skipped > 0 ? CalendarHealth.Damaged : CalendarHealth.Whole, null)
        {
            ProdId = prodId.Read(source),
            Method = method,
            Name = name.Read(source),
            TimeZoneName = zoneName.ReadTrimmed(source),
            Events = events,
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
            draft = new() { Line = lines.LineNumber };
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
            zone?.AddTo(zones);
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
                source.IsCancellation = method == "CANCEL";
                break;
        }
    }

    private void TakeEventLine(in ContentLine line, ReadOnlySpan<byte> value, bool inPlace)
    {
        if (draft.IsFrozen) return;
        switch (line.Property)
        {
            case Property.Uid: TakeUid(Text(value, inPlace)); break;
            case Property.Summary when !draft.Summary.IsPresent: draft.Summary = Checked(Text(value, inPlace)); break;
            case Property.Description when !draft.Description.IsPresent: draft.Description = Checked(Text(value, inPlace)); break;
            case Property.Start: TakeDate(line, value, ref draft.Start, ref draft.HasStart, "DTSTART"); break;
            case Property.Finish: TakeDate(line, value, ref draft.End, ref draft.HasEnd, "DTEND"); break;
            case Property.Duration: TakeDuration(Trim(value)); break;
            case Property.Status: draft.Status = StatusOf(Trim(value)); break;
            case Property.Transparency: if (Is(Trim(value), "TRANSPARENT"u8)) draft.Flags |= EventFlags.Transparent; break;
            case Property.Sequence: if (System.Buffers.Text.Utf8Parser.TryParse(Trim(value), out int sequence, out _)) draft.Sequence = Math.Max(sequence, 0); break;
            case Property.Rule: TakeRule(value); break;
            case Property.ExtraDates: TakeExtraDates(line, value); break;
            case Property.ExceptDates: TakeExceptDates(line, value); break;
            case Property.RecurrenceId: TakeRecurrenceId(line, value); break;
            case Property.ExceptRule: warnings.Add(lines.LineNumber, CalendarWarningKind.Unsupported, "EXRULE is not read: dates it takes away are kept."); break;
        }
    }

    private void TakeUid(TextValue uid)
    {
        if (!draft.Uid.IsPresent) draft.Uid = Checked(uid);
        else if (!draft.Uid.Raw(text).SequenceEqual(uid.Raw(text))) Freeze("UID");
    }

    private void TakeDate(in ContentLine line, ReadOnlySpan<byte> value, ref CalendarTime time, ref bool isSet, string property)
    {
        if (!TryDate(line, Trim(value), out var read))
        {
            warnings.Add(lines.LineNumber, CalendarWarningKind.BadDate, $"{property} can't be read: the event that begins on line {draft.Line} is skipped.");
            draft.IsBad = true;
        }
        else if (isSet && read != time)
        {
            Freeze(property);
        }
        else
        {
            time = read;
            isSet = true;
        }
    }

    private void TakeDuration(ReadOnlySpan<byte> value)
    {
        draft.HasDuration = DurationParser.TryParse(value, out draft.Duration);
        if (draft.HasDuration) return;
        warnings.Add(lines.LineNumber, CalendarWarningKind.BadDate, $"DURATION can't be read: the event that begins on line {draft.Line} is skipped.");
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
        if (EventDates.TryComplete(ref draft, warnings, lines.LineNumber)) events.Add(new(source, draft));
        else skipped++;
        draft = default;
    }

    private readonly bool TryDate(in ContentLine line, ReadOnlySpan<byte> value, out CalendarTime time)
    {
        time = default;
        if (!DateParser.TryParse(value, out var wall, out var hasTime, out var isUtc)) return false;
        if (!hasTime || (!line.Parameters.IsEmpty && line.TryGetParameter("VALUE"u8, out var type) && Is(type, "DATE"u8))) time = new(wall.Date, CalendarTimeKind.Date);
        else if (isUtc) time = new(wall, CalendarTimeKind.Utc);
        else if (line.TryGetParameter("TZID"u8, out var id) && !id.IsEmpty) time = new(wall, CalendarTimeKind.Zoned, zones.Use(id, lines.LineNumber));
        else time = new(wall, CalendarTimeKind.Floating);
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
        if (raw.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0) return value;
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
