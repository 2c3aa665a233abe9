using Resas.ICalendar.Reading;
using Resas.ICalendar.Recurrence;

namespace Resas.ICalendar;

/// <summary>
/// One VEVENT (RFC 5545, section 3.6.1). Texts are made from the bytes of the document when first asked for, and kept.
/// May be read from several threads.
/// </summary>
public sealed class CalendarEvent
{
    private readonly SourceText source;
    private readonly EventFlags flags;
    private TextValue uid;
    private TextValue summary;
    private TextValue description;

    internal CalendarEvent(SourceText source, in EventDraft draft)
    {
        this.source = source;
        flags = draft.Flags;
        uid = draft.Uid;
        summary = draft.Summary;
        description = draft.Description;
        Start = draft.Start;
        End = draft.End;
        Status = draft.Status;
        Sequence = draft.Sequence;
        Line = draft.Line;
        Recurrence = draft.Recurrence;
    }

    /// <summary>The UID (section 3.8.4.7), without white space around it; null when there is none. Not to be trusted as unique or as stable.</summary>
    public string? Uid => uid.ReadTrimmed(source);

    /// <summary>The SUMMARY (section 3.8.1.12), unfolded and unescaped; null when there is none.</summary>
    public string? Summary => summary.Read(source);

    /// <summary>The DESCRIPTION (section 3.8.1.5), unfolded and unescaped, with <c>\n</c> as line feeds; null when there is none.</summary>
    public string? Description => description.Read(source);

    /// <summary>The physical line of its BEGIN:VEVENT, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The DTSTART (section 3.8.2.4), as written.</summary>
    public CalendarTime Start { get; }

    /// <summary>
    /// Where the event ends, not included: DTEND (section 3.8.2.2) as written, or DTSTART plus DURATION; without either, the day after a date, and the very
    /// start of a time (section 3.6.1). A date is always after its start: an equal DTEND counts as the day after.
    /// </summary>
    public CalendarTime End { get; }

    /// <summary>The STATUS.</summary>
    public EventStatus Status { get; }

    /// <summary>The SEQUENCE (section 3.8.7.4): revisions count up from 0. 0 when there is none or it can't be read.</summary>
    public int Sequence { get; }

    /// <summary>True when the event says that it does not take place: STATUS:CANCELLED, or METHOD:CANCEL on the whole document (RFC 5546, section 3.2.5).</summary>
    public bool IsCancelled => Status == EventStatus.Cancelled || source.IsCancellation;

    /// <summary>True when the event says that it takes no time: TRANSP:TRANSPARENT (section 3.8.2.7).</summary>
    public bool IsTransparent => (flags & EventFlags.Transparent) != 0;

    /// <summary>
    /// True when start and end are given as dates, or both as midnight in UTC, which GreenGo writes for dates. Such dates are those
    /// of the home wherever it is.
    /// </summary>
    public bool IsDates => (flags & EventFlags.Dates) != 0;

    /// <summary>
    /// True when the event has times, and starts and ends on one date of its own clock: a visit rather than a stay.
    /// <see cref="CalendarDocument.Nights"/> gives it one night all the same; a caller who knows better can leave it out.
    /// </summary>
    public bool IsDaytime => !IsDates && Start.Date == End.Date;

    /// <summary>True when the event has a rule or dates of recurrence (RRULE or RDATE, sections 3.8.5.3 and 3.8.5.2).</summary>
    public bool IsRecurring => Recurrence is { Recurs: true };

    /// <summary>The RECURRENCE-ID (section 3.8.4.4) as written when the event alters one instance of another with its UID; else null.</summary>
    public string? RecurrenceId => Recurrence?.Id?.ToString();

    internal RecurrenceData? Recurrence { get; }

    internal ReadOnlySpan<byte> RawUid => uid.Raw(source);

    /// <summary>The line, the start and the UID, for logs.</summary>
    public override string ToString() => $"line {Line}: {Start} to {End}, {Uid}";
}
