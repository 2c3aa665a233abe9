using System.Buffers;
using System.Text;
using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Reading;

/// <summary>
/// Walks once over the lines of a document and keeps the events (RFC 5545, sections 3.4 and 3.6). Where BEGIN and END do not match it goes on with
/// what is sure: a BEGIN:VEVENT always begins an event, an END:VEVENT always ends one, and properties of other components never get into one.
/// </summary>
internal ref partial struct DocumentParser
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
        return new(health, problem)
        {
            ProblemLine = health == CalendarHealth.Truncated ? lines.LineNumber : 0,
            ProdId = prodId.Read(data),
            Warnings = warnings.Kept,
            WarningCount = warnings.Count,
        };
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

    private readonly void Structure(string message) => warnings.Add(lines.LineNumber, CalendarWarningKind.BadStructure, message);

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
