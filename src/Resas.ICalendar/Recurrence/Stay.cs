using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Recurrence;

/// <summary>When an event takes place: its clock, its start on it, and how long that clock runs until its end.</summary>
internal readonly struct Stay
{
    public Stay(CalendarEvent source, ZoneRules home)
    {
        Event = source;
        Clock = new(source, home);
        Start = Clock.Read(source.Start);
        Span = Clock.Read(source.End) - Start;
    }

    public CalendarEvent Event { get; }

    public EventClock Clock { get; }

    public DateTime Start { get; }

    /// <summary>On the event's own clock: a stay from 16:00 to 10:00 remains one when the clocks change in between.</summary>
    public TimeSpan Span { get; }

    /// <summary>The nights from the date of the start to the date of the end at home, at least one.</summary>
    public static EventNights Nights(CalendarEvent source, EventClock clock, DateTime start, TimeSpan span, CalendarTime? due)
    {
        var from = DateOnly.FromDateTime(clock.AtHome(start));
        var end = ZoneRules.Shift(start, span);
        var until = DateOnly.FromDateTime(clock.AtHome(end));
        // The last day there is has no night after it.
        if (from == DateOnly.MaxValue) from = from.AddDays(-1);
        return new(source, from, until > from ? until : from.AddDays(1)) { Due = due, Start = clock.AsWritten(start), End = clock.AsWritten(end) };
    }
}
