using Resas.ICalendar.Reading;
using Resas.ICalendar.Recurrence;

namespace Resas.ICalendar;

/// <summary>
/// One VEVENT (RFC 5545, section 3.6.1): a view into its document. Texts are made from the bytes of the document when first asked for, and kept by the view.
/// Two views of one event are equal. May be read from several threads.
/// </summary>
public sealed class CalendarEvent : IEquatable<CalendarEvent>
{
    private readonly DocumentData data;
    private readonly int index;
    private string? uid;
    private string? summary;
    private string? description;

    internal CalendarEvent(DocumentData data, int index)
    {
        this.data = data;
        this.index = index;
    }

    /// <summary>The UID (section 3.8.4.7), without white space around it; null when there is none. Not to be trusted as unique or as stable.</summary>
    public string? Uid => uid ??= Record.Uid.Read(data)?.Trim();

    /// <summary>The SUMMARY (section 3.8.1.12), unfolded and unescaped; null when there is none.</summary>
    public string? Summary => summary ??= Record.Summary.Read(data);

    /// <summary>The DESCRIPTION (section 3.8.1.5), unfolded and unescaped, with <c>\n</c> as line feeds; null when there is none.</summary>
    public string? Description => description ??= Record.Description.Read(data);

    /// <summary>The physical line of its BEGIN:VEVENT, counted from 1.</summary>
    public int Line => Record.Line;

    /// <summary>The DTSTART (section 3.8.2.4), as written.</summary>
    public CalendarTime Start => new(Record.StartWall, Record.StartKind, data.Zones[Record.StartZone]);

    /// <summary>
    /// Where the event ends, not included: DTEND (section 3.8.2.2) as written, or DTSTART plus DURATION; without either, the day after a date, and the very
    /// start of a time (section 3.6.1). A date is always after its start: an equal DTEND counts as the day after.
    /// </summary>
    public CalendarTime End => new(Record.EndWall, Record.EndKind, data.Zones[Record.EndZone]);

    /// <summary>The STATUS.</summary>
    public EventStatus Status => Record.Status;

    /// <summary>The SEQUENCE (section 3.8.7.4): revisions count up from 0. 0 when there is none or it can't be read.</summary>
    public int Sequence => Record.Sequence;

    /// <summary>True when the event says that it does not take place: STATUS:CANCELLED, or METHOD:CANCEL on the whole document (RFC 5546, section 3.2.5).</summary>
    public bool IsCancelled => Status == EventStatus.Cancelled || data.IsCancellation;

    /// <summary>True when the event says that it takes no time: TRANSP:TRANSPARENT (section 3.8.2.7).</summary>
    public bool IsTransparent => (Record.Flags & EventFlags.Transparent) != 0;

    /// <summary>
    /// True when start and end are given as dates, or both as midnight in UTC, which GreenGo writes for dates. Such dates are those
    /// of the home wherever it is.
    /// </summary>
    public bool IsDates => (Record.Flags & EventFlags.Dates) != 0;

    /// <summary>
    /// True when the event has times, and starts and ends on one date of its own clock: a visit rather than a stay.
    /// <see cref="CalendarDocument.Nights"/> gives it one night all the same; a caller who knows better can leave it out.
    /// </summary>
    public bool IsDaytime => !IsDates && Record.StartWall.Date == Record.EndWall.Date;

    /// <summary>True when the event has a rule or dates of recurrence (RRULE or RDATE, sections 3.8.5.3 and 3.8.5.2).</summary>
    public bool IsRecurring => Recurrence is { Recurs: true };

    /// <summary>The RECURRENCE-ID (section 3.8.4.4) as written when the event alters one instance of another with its UID; else null.</summary>
    public string? RecurrenceId => Recurrence?.Id?.ToString();

    internal RecurrenceData? Recurrence => Record.Recurrence == 0 ? null : data.Recurrences[Record.Recurrence - 1].Data;

    private ref readonly EventRecord Record => ref data.Records[index];

    /// <summary>The line, the start and the UID, for logs.</summary>
    public override string ToString() => $"line {Line}: {Start} to {End}, {Uid}";

    /// <summary>True when both are views of one event of one document.</summary>
    public bool Equals(CalendarEvent? other) => other is not null && ReferenceEquals(data, other.data) && index == other.index;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CalendarEvent);

    /// <inheritdoc />
    public override int GetHashCode() => index;
}
