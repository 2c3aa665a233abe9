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

    /// <summary>The onsets in a year, in UTC; in no order.</summary>
    public IEnumerable<DateTime> OnsetsOf(int year)
    {
        var (begin, end) = (new DateTime(year, 1, 1), new DateTime(year, 12, 31, 23, 59, 59));
        return Dates.Prepend(Start).Concat(ByRule(ZoneRules.Shift(begin, From), ZoneRules.Shift(end, From)))
            .Select(wall => ZoneRules.Shift(wall, -From)).Where(utc => utc >= begin && utc <= end);
    }

    /// <summary>The last onset in UTC before a time in UTC; null when there is none.</summary>
    public DateTime? LastOnset(DateTime utc)
    {
        var wall = ZoneRules.Shift(utc, From);
        // As far back lies at least one onset of a rule that goes on; one that has ended is looked at from its end.
        var back = TimeSpan.FromDays(367L * Math.Min(Rule?.Interval ?? 1, 1_000) + 1);
        var end = Rule is not null && Until(Rule) < wall ? Until(Rule) : wall;
        DateTime? last = null;
        foreach (var onset in Dates.Prepend(Start).Concat(ByRule(ZoneRules.Shift(end, -back), end)))
        {
            if (onset < wall && !(last >= onset)) last = onset;
        }

        return last is { } found ? ZoneRules.Shift(found, -From) : null;
    }

    // UNTIL of an observance is in UTC (section 3.6.5).
    private DateTime Until(RecurrenceRule rule) =>
        rule.Until is not { } time ? DateTime.MaxValue : time.Kind == CalendarTimeKind.Utc ? ZoneRules.Shift(time.Wall, From) : time.Wall;

    private IEnumerable<DateTime> ByRule(DateTime begin, DateTime end)
    {
        if (Rule is null) yield break;
        var until = Until(Rule);
        var cursor = new RuleCursor(Rule, Start, until < end ? until : end);
        cursor.SkipTo(begin);
        for (var count = 0; count < MaxOnsets && cursor.MoveNext(); count++) yield return cursor.Current;
    }
}
