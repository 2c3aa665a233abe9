using Resas.ICalendar.Reading;
using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Recurrence;

/// <summary>The events with a RECURRENCE-ID, by the UID they share with the event they alter (RFC 5545, section 3.8.4.4).</summary>
internal sealed class Alterations
{
    private readonly Dictionary<string, AlteredSeries> series = [];

    public Alterations(DocumentData data, ZoneRules home)
    {
        var events = data.Recurrences.ConvertAll(recurrence => new CalendarEvent(data, recurrence.Event));
        foreach (var item in events)
        {
            if (item.Recurrence?.Id is not null) Series(item).Add(item);
        }

        if (series.Count == 0) return;
        foreach (var item in events)
        {
            if (item.Recurrence is { Id: null } && series.TryGetValue(item.Uid ?? "", out var altered)) altered.Clock ??= new(item, home);
        }

        foreach (var altered in series.Values) altered.Close(home);
    }

    /// <summary>What alters the instances of a recurring event; null when nothing does.</summary>
    public AlteredSeries? Of(CalendarEvent master) => series.Count == 0 ? null : series.GetValueOrDefault(master.Uid ?? "");

    /// <summary>When the instance that an event alters was due, on the clock of its series; null when a later revision of the same instance takes its place.</summary>
    public CalendarTime? DueOf(CalendarEvent alteration) => Series(alteration).DueOf(alteration);

    private AlteredSeries Series(CalendarEvent alteration)
    {
        var uid = alteration.Uid ?? "";
        if (!series.TryGetValue(uid, out var altered)) series.Add(uid, altered = new());
        return altered;
    }
}
