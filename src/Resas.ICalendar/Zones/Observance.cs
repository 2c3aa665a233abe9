using Resas.ICalendar.Recurrence;

namespace Resas.ICalendar.Zones;

/// <summary>A STANDARD or DAYLIGHT part of a VTIMEZONE (RFC 5545, section 3.6.5): from each of its onsets the offset is <paramref name="To"/>.</summary>
/// <param name="Start">The first onset, on the clock before it.</param>
/// <param name="From">The offset before an onset.</param>
/// <param name="To">The offset from an onset on.</param>
/// <param name="Rule">How onsets repeat; null for one onset.</param>
/// <param name="Dates">Further onsets.</param>
internal sealed record Observance(DateTime Start, TimeSpan From, TimeSpan To, RecurrenceRule? Rule, IReadOnlyList<DateTime> Dates)
{
    // More than any zone changes its clock in the years looked at; a rule that wants more is no zone's.
    private const int MaxOnsets = 100;

    /// <summary>The last onset in UTC at or before a time in UTC; null when there is none.</summary>
    public DateTime? LastOnset(DateTime utc)
    {
        var wall = ZoneRules.Shift(utc, From);
        DateTime? last = Start <= wall ? Start : null;
        foreach (var date in Dates)
        {
            if (date <= wall && !(last >= date)) last = date;
        }

        if (last is not null && Rule is not null && LastByRule(Rule, wall) is { } byRule && byRule > last) last = byRule;
        return last is { } found ? ZoneRules.Shift(found, -From) : null;
    }

    private DateTime? LastByRule(RecurrenceRule rule, DateTime wall)
    {
        // UNTIL of an observance is in UTC (section 3.6.5).
        var until = rule.Until is not { } time ? DateTime.MaxValue : time.Kind == CalendarTimeKind.Utc ? ZoneRules.Shift(time.Wall, From) : time.Wall;
        var end = until < wall ? until : wall;
        var cursor = new RuleCursor(rule, Start, end);
        // Two periods of a yearly rule back lies at least one onset.
        cursor.SkipTo(ZoneRules.Shift(end, -TimeSpan.FromDays(367L * Math.Min(rule.Interval, 10_000) + 1)));
        DateTime? last = null;
        for (var count = 0; count < MaxOnsets && cursor.MoveNext(); count++) last = cursor.Current;
        return last;
    }
}
