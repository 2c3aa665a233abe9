using Resas.ICalendar.Recurrence;

namespace Resas.ICalendar.Reading;

/// <summary>The event being read. One for the whole document, cleared for each event.</summary>
internal struct EventDraft
{
    public EventRecord Record;
    public RecurrenceData? Recurrence;
    public TimeSpan Duration;
    public bool HasStart;
    public bool HasEnd;
    public bool HasDuration;

    /// <summary>A date of it could not be read: it will be skipped.</summary>
    public bool IsBad;

    /// <summary>A second, different DTSTART, DTEND or UID was met: from there on the lines are another event's, whose BEGIN was lost.</summary>
    public bool IsFrozen;
}
