namespace Resas.ICalendar.Recurrence;

/// <summary>
/// Walks over the instances of one rule in order, on one clock, from DTSTART to a ceiling (included). DTSTART is always the first instance and counts as one
/// (RFC 5545, section 3.8.5.3). Skipping costs nothing but for counted rules with filters.
/// </summary>
internal sealed class RuleCursor
{
    private readonly RecurrenceRule rule;
    private readonly DateTime start;
    private readonly DateTime ceiling;
    private readonly PeriodClock periods;
    private readonly DayFilter filter;
    private readonly PeriodSet set;
    private DateTime after;
    private long period;
    private long position;
    private int given;
    private bool begun;
    private bool loaded;
    private bool kept;

    public RuleCursor(RecurrenceRule rule, DateTime start, DateTime ceiling)
    {
        this.rule = rule;
        this.start = start;
        this.ceiling = ceiling;
        periods = new(rule, start);
        filter = new(rule, start);
        set = new(rule, start);
    }

    public DateTime Current { get; private set; }

    /// <summary>True when a day may hold several instances.</summary>
    public bool IsDense => rule.Frequency > Frequency.Daily || rule.Hours.Length > 1 || rule.Minutes.Length > 1 || rule.Seconds.Length > 1;

    public bool MoveNext()
    {
        if (kept)
        {
            kept = false;
            return true;
        }

        if (!begun)
        {
            begun = true;
            given = 1;
            Current = after = start;
            return start <= ceiling;
        }

        while (rule.Count is not { } count || given < count)
        {
            if (!loaded && !Load()) break;
            if (position == set.Size)
            {
                period++;
                loaded = false;
                continue;
            }

            var instance = set[position++];
            if (instance <= after) continue;
            if (instance > ceiling) break;
            Current = after = instance;
            given++;
            return true;
        }

        return false;
    }

    /// <summary>Makes the next instance the first one at or after a time; never goes back.</summary>
    public void SkipTo(DateTime time)
    {
        if (time <= start || (begun && time <= after)) return;
        if (rule.Count is null)
        {
            JumpTo(time, periods.At(time));
        }
        else if (rule.IsPlain)
        {
            // The n-th period holds the n-th instance and nothing else, as far from DTSTART as the periods are from each other.
            var passed = PlainPeriodsBefore(time);
            JumpTo(time, passed);
            given = (int)Math.Min(passed, int.MaxValue);
        }
        else
        {
            while (MoveNext())
            {
                if (Current < time) continue;
                kept = true;
                return;
            }
        }
    }

    private long PlainPeriodsBefore(DateTime time)
    {
        var period = periods.At(time);
        return periods.TryBegin(period, out var ticks) && periods.TryBegin(0, out var origin) && start.Ticks - origin + ticks < time.Ticks ? period + 1 : period;
    }

    private void JumpTo(DateTime time, long target)
    {
        begun = true;
        kept = false;
        after = time.AddTicks(-1);
        if (target > period || !loaded)
        {
            period = Math.Max(period, target);
            loaded = false;
        }
        else
        {
            position = Math.Max(position, set.FirstAfter(after));
        }
    }

    // Loads the next period that has instances.
    private bool Load()
    {
        while (periods.TryBegin(period, out var begin) && begin <= ceiling.Ticks)
        {
            if (rule.Frequency <= Frequency.Daily)
            {
                if (set.LoadDays(filter, begin))
                {
                    position = set.FirstAfter(after);
                    return loaded = true;
                }

                period++;
            }
            else if (NextCandidate(begin) is var next && next > begin)
            {
                period = Math.Max(period + 1, periods.AtOrAfter(next));
            }
            else
            {
                set.LoadMoment(new DateTime(begin));
                position = 0;
                return loaded = true;
            }
        }

        return false;
    }

    // Where to look on when the day, hour, minute or second of a short period is not wanted; its own begin when all are.
    private long NextCandidate(long begin)
    {
        var time = new DateTime(begin);
        if (!filter.Matches(DateOnly.FromDateTime(time))) return time.Date.Ticks + TimeSpan.TicksPerDay;
        if (IsUnwanted(rule.Hours, time.Hour)) return begin - begin % TimeSpan.TicksPerHour + TimeSpan.TicksPerHour;
        if (rule.Frequency >= Frequency.Minutely && IsUnwanted(rule.Minutes, time.Minute)) return begin - begin % TimeSpan.TicksPerMinute + TimeSpan.TicksPerMinute;
        if (rule.Frequency == Frequency.Secondly && IsUnwanted(rule.Seconds, time.Second)) return begin + TimeSpan.TicksPerSecond;
        return begin;
    }

    private static bool IsUnwanted(int[] list, int number) => list.Length > 0 && !list.AsSpan().Contains(number);
}
