namespace Resas.ICalendar.Reading;

/// <summary>Works out when an event ends, or that it can't be kept (RFC 5545, section 3.6.1, and what sources make of it).</summary>
internal static class EventDates
{
    // Two clocks are at most this far apart: an end written earlier than the start may still be later.
    private static readonly TimeSpan MostBetweenClocks = TimeSpan.FromHours(26);

    public static bool TryComplete(ref EventDraft draft, WarningList warnings, int line)
    {
        if (draft.IsBad) return false;
        if (!draft.HasStart)
        {
            warnings.Add(draft.Line, CalendarWarningKind.MissingStart, "The event has no DTSTART: it is skipped.");
            return false;
        }

        if (!draft.HasEnd) draft.End = EndWithoutDtEnd(draft);
        if (IsReversed(draft))
        {
            warnings.Add(draft.Line, CalendarWarningKind.Reversed, $"The event ends ({draft.End}) before it starts ({draft.Start}): it is skipped.");
            return false;
        }

        if (draft.End == draft.Start)
        {
            warnings.Add(draft.Line, CalendarWarningKind.ZeroLength, "The event ends when it starts: read as one night.");
            if (draft.Start.Kind == CalendarTimeKind.Date) draft.End = NextDay(draft.Start);
        }

        if (draft.Start.Kind == CalendarTimeKind.Date && draft.End.Kind == CalendarTimeKind.Date) draft.Flags |= EventFlags.Dates;
        if (draft.Start.IsUtcMidnight && draft.End.IsUtcMidnight) draft.Flags |= EventFlags.Dates;
        if (!draft.Uid.IsPresent) warnings.Add(draft.Line, CalendarWarningKind.MissingUid, "The event has no UID.");
        return true;
    }

    private static CalendarTime EndWithoutDtEnd(in EventDraft draft)
    {
        var start = draft.Start;
        if (!draft.HasDuration) return start.Kind == CalendarTimeKind.Date ? NextDay(start) : start;
        var span = draft.Duration;
        // Hours on a date are not the RFC's; a day begun counts.
        if (start.Kind == CalendarTimeKind.Date) span = TimeSpan.FromDays(Math.Ceiling(span.TotalDays));
        return new(Zones.ZoneRules.Shift(start.Wall, span), start.Kind, start.Zone);
    }

    private static CalendarTime NextDay(CalendarTime date) => new(Zones.ZoneRules.Shift(date.Wall, TimeSpan.FromDays(1)).Date, date.Kind);

    private static bool IsReversed(in EventDraft draft) =>
        draft.Start.Kind == draft.End.Kind && ReferenceEquals(draft.Start.Zone, draft.End.Zone)
            ? draft.End.Wall < draft.Start.Wall
            : draft.Start.Wall - draft.End.Wall > MostBetweenClocks;
}
