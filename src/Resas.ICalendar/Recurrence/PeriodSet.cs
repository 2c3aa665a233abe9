namespace Resas.ICalendar.Recurrence;

/// <summary>The instances of one period: its days times the hours, minutes and seconds, thinned by BYSETPOS. Computed by index, never written out.</summary>
internal sealed class PeriodSet
{
    private readonly RecurrenceRule rule;
    private readonly int[] days;
    private int dayCount;
    private int[] hours;
    private int[] minutes;
    private int[] seconds;
    private readonly List<long>? picks;

    public PeriodSet(RecurrenceRule rule, DateTime start)
    {
        this.rule = rule;
        days = new int[rule.Frequency switch { Frequency.Yearly => 366, Frequency.Monthly => 31, Frequency.Weekly => 7, _ => 1 }];
        hours = rule.Hours.Length > 0 ? rule.Hours : [start.Hour];
        minutes = rule.Minutes.Length > 0 ? rule.Minutes : [start.Minute];
        seconds = rule.Seconds.Length > 0 ? rule.Seconds : [start.Second];
        if (rule.Positions.Length > 0) picks = [];
        // Shorter periods bring their own hour, minute, second.
        if (rule.Frequency >= Frequency.Hourly) hours = [0];
        if (rule.Frequency >= Frequency.Minutely) minutes = [0];
        if (rule.Frequency >= Frequency.Secondly) seconds = [0];
    }

    public long Size { get; private set; }

    public DateTime this[long index]
    {
        get
        {
            if (picks is not null) index = picks[(int)index];
            var (rest, second) = Math.DivRem(index, seconds.Length);
            (rest, var minute) = Math.DivRem(rest, minutes.Length);
            var (day, hour) = Math.DivRem(rest, hours.Length);
            var time = (hours[hour] * 60L + minutes[minute]) * 60 + Math.Min(seconds[second], 59);
            return new(days[day] * TimeSpan.TicksPerDay + time * TimeSpan.TicksPerSecond);
        }
    }

    /// <summary>Takes the wanted days of the year, month, week or day that begins here.</summary>
    /// <returns>False when there is none.</returns>
    public bool LoadDays(DayFilter filter, long begin)
    {
        var first = (int)(begin / TimeSpan.TicksPerDay);
        if (begin < 0 && begin % TimeSpan.TicksPerDay != 0) first--;
        var last = Math.Min(first + LengthOf(first) - 1, DateOnly.MaxValue.DayNumber);
        dayCount = 0;
        for (var day = Math.Max(first, 0); day <= last; day++)
        {
            var date = DateOnly.FromDayNumber(day);
            if (rule.Frequency == Frequency.Yearly && date.Day == 1 && !filter.IsMonthWanted(date.Month)) day += DateTime.DaysInMonth(date.Year, date.Month) - 1;
            else if (filter.Matches(date)) days[dayCount++] = day;
        }

        SetSize();
        return Size > 0;
    }

    /// <summary>Takes the hour, minute or second that begins here.</summary>
    public void LoadMoment(DateTime begin)
    {
        days[0] = DateOnly.FromDateTime(begin).DayNumber;
        dayCount = 1;
        hours[0] = begin.Hour;
        if (rule.Frequency >= Frequency.Minutely) minutes[0] = begin.Minute;
        if (rule.Frequency >= Frequency.Secondly) seconds[0] = begin.Second;
        SetSize();
    }

    /// <summary>The index of the first instance after a time; <see cref="Size"/> when there is none.</summary>
    public long FirstAfter(DateTime time)
    {
        long low = 0, high = Size;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle] > time) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private int LengthOf(int firstDay)
    {
        if (rule.Frequency == Frequency.Daily) return 1;
        if (rule.Frequency == Frequency.Weekly) return 7;
        var date = DateOnly.FromDayNumber(firstDay);
        return rule.Frequency == Frequency.Monthly ? DateTime.DaysInMonth(date.Year, date.Month) : DateTime.IsLeapYear(date.Year) ? 366 : 365;
    }

    private void SetSize()
    {
        Size = (long)dayCount * hours.Length * minutes.Length * seconds.Length;
        if (picks is null) return;
        picks.Clear();
        foreach (var wanted in rule.Positions)
        {
            var index = wanted > 0 ? wanted - 1 : Size + wanted;
            if (index >= 0 && index < Size && !picks.Contains(index)) picks.Add(index);
        }

        picks.Sort();
        Size = picks.Count;
    }
}
