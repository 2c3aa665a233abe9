using System.Collections;
using Resas.ICalendar.Reading;

namespace Resas.ICalendar;

/// <summary>The events of a document as views, made when asked for.</summary>
internal sealed class EventList(DocumentData data) : IReadOnlyList<CalendarEvent>
{
    public int Count => data.Records.Length;

    public CalendarEvent this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new(data, index);
        }
    }

    public IEnumerator<CalendarEvent> GetEnumerator()
    {
        for (var i = 0; i < data.Records.Length; i++) yield return new(data, i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
