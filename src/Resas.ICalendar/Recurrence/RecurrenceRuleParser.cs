using System.Buffers.Text;
using System.Text;
using Resas.ICalendar.Reading;

namespace Resas.ICalendar.Recurrence;

/// <summary>Reads RRULE values (RFC 5545, section 3.3.10). Parts it does not know make the rule unreadable, for they may take dates away.</summary>
internal static class RecurrenceRuleParser
{
    // A count is walked through from the first instance. Ten thousand years of days are more than enough, and walked in milliseconds.
    private const int MaxCount = 4_000_000;

    public static bool TryParse(ReadOnlySpan<byte> text, out RecurrenceRule? rule)
    {
        rule = null;
        foreach (var range in text.Split((byte)';'))
        {
            var part = Trim(text[range]);
            if (!StartsWith(part, "FREQ="u8)) continue;
            if (!TryFrequency(Trim(part[5..]), out var frequency)) return false;
            rule = new(frequency);
            break;
        }

        if (rule is null) return false;
        foreach (var range in text.Split((byte)';'))
        {
            var part = Trim(text[range]);
            if (part.IsEmpty) continue;
            var equals = part.IndexOf((byte)'=');
            if (equals < 0 || Apply(rule, part[..equals], Trim(part[(equals + 1)..])) is not { } next) return Fail(out rule);
            rule = next;
        }

        return IsAffordable(rule) || Fail(out rule);
    }

    private static bool Fail(out RecurrenceRule? rule)
    {
        rule = null;
        return false;
    }

    // A counted rule by the hour or finer that also filters can only be counted by walking it.
    private static bool IsAffordable(RecurrenceRule rule) =>
        rule.Count is not { } count || rule.IsPlain || count <= (rule.Frequency > Frequency.Daily ? 10_000 : MaxCount);

    private static RecurrenceRule? Apply(RecurrenceRule rule, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (StartsWith(name, "X-"u8) || Is(name, "FREQ"u8)) return rule;
        if (Is(name, "INTERVAL"u8)) return TryNumber(value, 1, int.MaxValue, out var interval) ? rule with { Interval = interval } : null;
        if (Is(name, "COUNT"u8)) return TryNumber(value, 1, int.MaxValue, out var count) ? rule with { Count = count } : null;
        if (Is(name, "UNTIL"u8)) return TryUntil(value, out var until) ? rule with { Until = until } : null;
        if (Is(name, "WKST"u8)) return TryDay(value, out var start) ? rule with { WeekStart = start } : null;
        if (Is(name, "BYDAY"u8)) return TryDays(value, out var days) ? rule with { Days = days } : null;
        if (Is(name, "BYSECOND"u8)) return TryList(value, 0, 60, false, out var list) ? rule with { Seconds = list } : null;
        if (Is(name, "BYMINUTE"u8)) return TryList(value, 0, 59, false, out var list) ? rule with { Minutes = list } : null;
        if (Is(name, "BYHOUR"u8)) return TryList(value, 0, 23, false, out var list) ? rule with { Hours = list } : null;
        if (Is(name, "BYMONTHDAY"u8)) return TryList(value, 1, 31, true, out var list) ? rule with { MonthDays = list } : null;
        if (Is(name, "BYYEARDAY"u8)) return TryList(value, 1, 366, true, out var list) ? rule with { YearDays = list } : null;
        if (Is(name, "BYWEEKNO"u8)) return TryList(value, 1, 53, true, out var list) ? rule with { Weeks = list } : null;
        if (Is(name, "BYMONTH"u8)) return TryList(value, 1, 12, false, out var list) ? rule with { Months = list } : null;
        if (Is(name, "BYSETPOS"u8)) return TryList(value, 1, 366, true, out var list) ? rule with { Positions = list } : null;
        return null;
    }

    private static bool TryFrequency(ReadOnlySpan<byte> text, out Frequency frequency)
    {
        for (frequency = Frequency.Yearly; frequency <= Frequency.Secondly; frequency++)
        {
            if (Is(text, frequency switch
            {
                Frequency.Yearly => "YEARLY"u8,
                Frequency.Monthly => "MONTHLY"u8,
                Frequency.Weekly => "WEEKLY"u8,
                Frequency.Daily => "DAILY"u8,
                Frequency.Hourly => "HOURLY"u8,
                Frequency.Minutely => "MINUTELY"u8,
                _ => "SECONDLY"u8,
            })) return true;
        }

        return false;
    }

    private static bool TryUntil(ReadOnlySpan<byte> text, out CalendarTime until)
    {
        until = default;
        if (!DateParser.TryParse(text, out var wall, out var hasTime, out var isUtc)) return false;
        until = new(wall, isUtc ? CalendarTimeKind.Utc : hasTime ? CalendarTimeKind.Floating : CalendarTimeKind.Date);
        return true;
    }

    private static bool TryDays(ReadOnlySpan<byte> text, out (int Ordinal, DayOfWeek Day)[] days)
    {
        var found = new List<(int, DayOfWeek)>();
        days = [];
        foreach (var range in text.Split((byte)','))
        {
            var item = Trim(text[range]);
            var ordinal = 0;
            if (item.Length < 2 || !TryDay(item[^2..], out var day)) return false;
            if (item.Length > 2 && (!TrySigned(item[..^2], out ordinal) || ordinal is 0 or < -53 or > 53)) return false;
            if (!found.Contains((ordinal, day))) found.Add((ordinal, day));
            if (found.Count > 800) return false;
        }

        days = [.. found];
        return true;
    }

    private static bool TryDay(ReadOnlySpan<byte> text, out DayOfWeek day)
    {
        for (day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
        {
            if (Is(text, "SUMOTUWETHFRSA"u8.Slice((int)day * 2, 2))) return true;
        }

        return false;
    }

    private static bool TryList(ReadOnlySpan<byte> text, int least, int most, bool signed, out int[] list)
    {
        var found = new SortedSet<int>();
        list = [];
        foreach (var range in text.Split((byte)','))
        {
            if (!TrySigned(Trim(text[range]), out var number)) return false;
            var size = signed ? Math.Abs((long)number) : number;
            if (size < least || size > most) return false;
            found.Add(number);
        }

        list = [.. found];
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, int least, int most, out int number) =>
        TrySigned(text, out number) && number >= least && number <= most;

    private static bool TrySigned(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (text is [(byte)'+', ..]) text = text[1..];
        return Utf8Parser.TryParse(text, out number, out var used) && used == text.Length;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) => text.Length >= start.Length && Is(text[..start.Length], start);

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> known) => Ascii.EqualsIgnoreCase(text, known);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text[Ascii.Trim(text)];
}
