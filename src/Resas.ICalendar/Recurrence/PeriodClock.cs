namespace Resas.ICalendar.Recurrence;

/// <summary>The periods of a rule: the year, month, ... second of DTSTART is number 0, and each next one is INTERVAL later.</summary>
internal sealed class PeriodClock(RecurrenceRule rule, DateTime start)
{
    private readonly long unit = rule.Frequency switch
    {
        Frequency.Weekly => 7 * TimeSpan.TicksPerDay,
        Frequency.Daily => TimeSpan.TicksPerDay,
        Frequency.Hourly => TimeSpan.TicksPerHour,
        Frequency.Minutely => TimeSpan.TicksPerMinute,
        Frequency.Secondly => TimeSpan.TicksPerSecond,
        _ => 0,
    };

    // A week may begin before the first day there is: hence ticks, which may be negative.
    private readonly long origin = rule.Frequency switch
    {
        Frequency.Weekly => start.Date.Ticks - ((int)start.DayOfWeek - (int)rule.WeekStart + 7) % 7 * TimeSpan.TicksPerDay,
        Frequency.Daily => start.Date.Ticks,
        Frequency.Hourly => start.Ticks - start.Ticks % TimeSpan.TicksPerHour,
        Frequency.Minutely => start.Ticks - start.Ticks % TimeSpan.TicksPerMinute,
        _ => start.Ticks - start.Ticks % TimeSpan.TicksPerSecond,
    };

    /// <summary>The first tick of a period.</summary>
    /// <returns>False when it lies past the last day there is.</returns>
    public bool TryBegin(long period, out long ticks)
    {
        ticks = 0;
        switch (rule.Frequency)
        {
            case Frequency.Yearly:
                var year = start.Year + period * rule.Interval;
                if (year > 9999) return false;
                ticks = new DateTime((int)year, 1, 1).Ticks;
                return true;
            case Frequency.Monthly:
                var month = start.Year * 12L + start.Month - 1 + period * rule.Interval;
                if (month > 9999 * 12 + 11) return false;
                ticks = new DateTime((int)(month / 12), (int)(month % 12) + 1, 1).Ticks;
                return true;
            default:
                if (period * rule.Interval > (DateTime.MaxValue.Ticks - origin) / unit) return false;
                ticks = origin + period * rule.Interval * unit;
                return true;
        }
    }

    /// <summary>The last period that begins at or before a time; not before 0.</summary>
    public long At(DateTime time) => Math.Max(0, rule.Frequency switch
    {
        Frequency.Yearly => time.Year - start.Year,
        Frequency.Monthly => (time.Year - start.Year) * 12L + time.Month - start.Month,
        _ => (time.Ticks - origin) / unit,
    }) / rule.Interval;

    /// <summary>The first period that begins at or after a time, for rules of fixed units.</summary>
    public long AtOrAfter(long ticks)
    {
        var step = (Int128)unit * rule.Interval;
        return ticks <= origin ? 0 : (long)((ticks - origin + step - 1) / step);
    }
}
