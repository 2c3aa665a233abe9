namespace Resas.ICalendar.Recurrence;

/// <summary>The EXDATEs of an event (RFC 5545, section 3.8.5.1), on its clock. One given as a date takes away what begins on that date, as calendar programs mean it.</summary>
internal sealed class Exceptions
{
    private readonly HashSet<DateTime> times = [];
    private readonly HashSet<DateTime> days = [];

    public Exceptions(List<CalendarTime> dates, EventClock clock)
    {
        foreach (var date in dates)
        {
            if (clock.IsDates || date.Kind == CalendarTimeKind.Date) days.Add(date.Wall.Date);
            else times.Add(clock.Read(date));
        }
    }

    public bool Contains(DateTime start, out bool wholeDay)
    {
        wholeDay = days.Count > 0 && days.Contains(start.Date);
        return wholeDay || (times.Count > 0 && times.Contains(start));
    }
}
