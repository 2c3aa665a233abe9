using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Reading;

/// <summary>Works out when an event ends, or that it can't be kept (RFC 5545, section 3.6.1, and what sources make of it).</summary>
internal static class EventDates
{
    // Two clocks are at most this far apart: an end written earlier than the start may still be later.
    private const long MostBetweenClocks = 26 * TimeSpan.TicksPerHour;

    public static bool TryComplete(ref EventDraft draft, WarningList warnings)
    {
        ref var record = ref draft.Record;
        if (draft.IsBad) return false;
        if (!draft.HasStart)
        {
            warnings.Add(record.Line, CalendarWarningKind.MissingStart, "The event has no DTSTART: it is skipped.");
            return false;
        }

        if (!draft.HasEnd) SetEnd(ref record, draft.HasDuration ? draft.Duration : null);
        var isSameClock = record.StartKind == record.EndKind && record.StartZone == record.EndZone;
        if (record.StartWall.Ticks - record.EndWall.Ticks > (isSameClock ? 0 : MostBetweenClocks))
        {
            warnings.Add(record.Line, CalendarWarningKind.Reversed,
                $"The event ends ({CalendarTime.Format(record.EndWall, record.EndKind)}) before it starts ({CalendarTime.Format(record.StartWall, record.StartKind)}): it is skipped.");
            return false;
        }

        if (isSameClock && record.StartWall == record.EndWall)
        {
            warnings.Add(record.Line, CalendarWarningKind.ZeroLength, "The event ends when it starts: read as one night.");
            if (record.StartKind == CalendarTimeKind.Date) record.EndWall = NextDay(record.StartWall);
        }

        if (isSameClock && AreDates(record)) record.Flags |= EventFlags.Dates;
        if (!record.Uid.IsPresent) warnings.Add(record.Line, CalendarWarningKind.MissingUid, "The event has no UID.");
        return true;
    }

    private static void SetEnd(ref EventRecord record, TimeSpan? duration)
    {
        record.EndKind = record.StartKind;
        record.EndZone = record.StartZone;
        if (record.StartKind == CalendarTimeKind.Date)
        {
            // Hours on a date are not the RFC's; a day begun counts.
            record.EndWall = duration is { } time ? ZoneRules.Shift(record.StartWall, TimeSpan.FromDays(Math.Ceiling(time.TotalDays))) : NextDay(record.StartWall);
        }
        else
        {
            record.EndWall = ZoneRules.Shift(record.StartWall, duration ?? default);
        }
    }

    // Midnights in UTC are what GreenGo writes for dates.
    private static bool AreDates(in EventRecord record) =>
        record.StartKind == CalendarTimeKind.Date
        || (record.StartKind == CalendarTimeKind.Utc && record.StartWall.TimeOfDay == default && record.EndWall.TimeOfDay == default);

    private static DateTime NextDay(DateTime date) => ZoneRules.Shift(date, TimeSpan.FromDays(1)).Date;
}
