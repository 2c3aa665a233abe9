using Resas.ICalendar.Recurrence;
using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Reading;

/// <summary>
/// What the events of one document share: its bytes, and a table of records without references, which costs the garbage collector nothing to
/// keep. <see cref="CalendarEvent"/> is a view of one record.
/// </summary>
internal sealed class DocumentData(ReadOnlyMemory<byte> bytes)
{
    public ReadOnlySpan<byte> Bytes => bytes.Span;

    public EventRecord[] Records { get; set; } = [];

    public ZoneTable Zones { get; } = new();

    /// <summary>The recurrence of record <c>Event</c>; a record's <see cref="EventRecord.Recurrence"/> is one more than the index in here.</summary>
    public List<(int Event, RecurrenceData Data)> Recurrences { get; } = [];

    /// <summary>METHOD:CANCEL. Set while reading: METHOD may stand after the events.</summary>
    public bool IsCancellation { get; set; }
}
