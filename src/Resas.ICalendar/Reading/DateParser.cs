namespace Resas.ICalendar.Reading;

/// <summary>Reads DATE and DATE-TIME values (RFC 5545, sections 3.3.4 and 3.3.5) and UTC offsets (3.3.14).</summary>
internal static class DateParser
{
    /// <param name="text">The value without white space around it.</param>
    /// <param name="wall">The clock as written, of unspecified kind.</param>
    /// <param name="hasTime">False for a DATE.</param>
    /// <param name="isUtc">True for a time with a Z.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime wall, out bool hasTime, out bool isUtc)
    {
        wall = default;
        hasTime = isUtc = false;
        if (text.Length < 8 || !TryNumber(text[..4], out var year) || !TryNumber(text[4..6], out var month) || !TryNumber(text[6..8], out var day)) return false;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;
        wall = new DateTime(year, month, day);
        if (text.Length == 8) return true;

        hasTime = true;
        isUtc = text.Length == 16 && (text[15] | 0x20) == 'z';
        if ((text.Length != 15 && !isUtc) || (text[8] | 0x20) != 't') return false;
        if (!TryNumber(text[9..11], out var hour) || !TryNumber(text[11..13], out var minute) || !TryNumber(text[13..15], out var second)) return false;
        if (hour > 23 || minute > 59 || second > 60) return false;
        // A leap second is the last second of its minute on every clock we have.
        wall = wall.AddTicks(((hour * 60L + minute) * 60 + Math.Min(second, 59)) * TimeSpan.TicksPerSecond);
        return true;
    }

    public static bool TryParseOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text.Length is not (5 or 7) || text[0] is not ((byte)'+' or (byte)'-')) return false;
        var seconds = 0;
        if (!TryNumber(text[1..3], out var hours) || !TryNumber(text[3..5], out var minutes) || (text.Length == 7 && !TryNumber(text[5..7], out seconds))) return false;
        if (hours > 23 || minutes > 59 || seconds > 59) return false;
        offset = new TimeSpan(hours, minutes, seconds);
        if (text[0] == '-') offset = -offset;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = number * 10 + (digit - '0');
        }

        return true;
    }
}
