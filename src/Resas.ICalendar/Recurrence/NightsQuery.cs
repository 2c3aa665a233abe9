using System.Collections;
using Resas.ICalendar.Reading;
using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Recurrence;

/// <summary>The nights of a document's events in a window; worked out while it is enumerated.</summary>
internal sealed class NightsQuery(DocumentData data, TimeZoneInfo zone, DateOnly from, DateOnly until) : IEnumerable<EventNights>
{
    public IEnumerator<EventNights> GetEnumerator()
    {
        if (until <= from) yield break;
        var home = new SystemZone(zone);
        var alterations = new Alterations(data, home);
        for (var i = 0; i < data.Records.Length; i++)
        {
            if (IsOutside(data.Records[i])) continue;
            var item = new CalendarEvent(data, i);
            if (item.Recurrence is { Id: null })
            {
                foreach (var nights in new Expansion(item, alterations.Of(item), home, from, until).Instances()) yield return nights;
            }
            else
            {
                var due = item.Recurrence is null ? null : alterations.DueOf(item);
                if (item.Recurrence is not null && due is null) continue;
                var stay = new Stay(item, home);
                var nights = Stay.Nights(item, stay.Clock, stay.Start, stay.Span, due);
                if (nights.From < until && nights.Until > from) yield return nights with { Start = item.Start, End = item.End };
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Two days make up for any difference of clocks.
    private bool IsOutside(in EventRecord record) =>
        record.Recurrence == 0
        && (DateOnly.FromDateTime(record.StartWall).DayNumber - 2 > until.DayNumber || DateOnly.FromDateTime(record.EndWall).DayNumber + 2 < from.DayNumber);
}
