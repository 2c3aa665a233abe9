namespace Resas.ICalendar.Reading;

/// <summary>Reads DURATION values (RFC 5545, section 3.3.6), such as <c>P1W</c>, <c>P3D</c> and <c>P1DT2H30M</c>.</summary>
internal static class DurationParser
{
    // Longer than any span of four-digit years.
    private const long MaxSeconds = 10_000L * 366 * 86_400;

    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan duration)
    {
        duration = default;
        var sign = 1;
        if (text is [(byte)'+' or (byte)'-', ..])
        {
            if (text[0] == '-') sign = -1;
            text = text[1..];
        }

        if (text.IsEmpty || (text[0] | 0x20) != 'p') return false;
        long seconds = 0, number = -1;
        var inTime = false;
        var parts = 0;
        foreach (var letter in text[1..])
        {
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                number = Math.Max(number, 0) * 10 + (letter - '0');
                if (number > MaxSeconds) return false;
                continue;
            }

            if ((letter | 0x20) == 't' && !inTime && number < 0)
            {
                inTime = true;
                continue;
            }

            var unit = Unit(letter, inTime);
            if (unit == 0 || number < 0) return false;
            seconds += number * unit;
            if (seconds > MaxSeconds || number * unit > MaxSeconds) return false;
            number = -1;
            parts++;
        }

        duration = TimeSpan.FromSeconds(sign * seconds);
        return parts > 0 && number < 0;
    }

    private static long Unit(byte letter, bool inTime) => (letter | 0x20) switch
    {
        'w' when !inTime => 7 * 86_400,
        'd' when !inTime => 86_400,
        'h' when inTime => 3_600,
        'm' when inTime => 60,
        's' when inTime => 1,
        _ => 0,
    };
}
