using System.Buffers.Binary;
using System.Buffers.Text;
using Resas.ICalendar.Recurrence;

namespace Resas.ICalendar.Reading;

/// <content>The lines of an event.</content>
internal ref partial struct DocumentParser
{
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

    private RecurrenceData Recurrence() => draft.Recurrence ??= new();

    private void Freeze(string property)
    {
        draft.IsFrozen = true;
        skipped++;
        Structure($"A second {property} in one event: what follows belongs to another event, which was lost.");
    }

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
}
