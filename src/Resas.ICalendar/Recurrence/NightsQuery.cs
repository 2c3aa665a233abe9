using System.Collections;
using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Recurrence;

/// <summary>The nights of a document's events in a window; worked out while it is enumerated.</summary>
internal sealed class NightsQuery(IReadOnlyList<CalendarEvent> events, TimeZoneInfo zone, DateOnly from, DateOnly until) : IEnumerable<EventNights>
{
    public IEnumerator<EventNights> GetEnumerator()
    {
        if (until <= from) yield break;
        var home = new SystemZone(zone);
        var alterations = new Alterations(events, home);
        foreach (var item in events)
        {
            if (item.Recurrence is null)
            {
                var nights = item.IsDates ? Dates(item) : Times(item, home, null);
                if (IsInWindow(nights)) yield return nights;
            }
            else if (item.Recurrence.Id is not null)
            {
                if (alterations.IdOf(item) is not { } id) continue;
                var nights = Times(item, home, id);
                if (IsInWindow(nights)) yield return nights;
            }
            else
            {
                foreach (var nights in new Expansion(item, alterations.Of(item), home, from, until).Instances()) yield return nights;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static EventNights Dates(CalendarEvent item)
    {
        var (first, end) = (item.Start.Date, item.End.Date);
        if (first == DateOnly.MaxValue) first = first.AddDays(-1);
        return new(item, first, end > first ? end : first.AddDays(1), null);
    }

    private static EventNights Times(CalendarEvent item, ZoneRules home, string? id)
    {
        var stay = new Stay(item, home);
        return Stay.Nights(item, stay.Clock, stay.Start, stay.Span, id);
    }

    private bool IsInWindow(in EventNights nights) => nights.From < until && nights.Until > from;
}
