using System.Buffers.Binary;

namespace Resas.ICalendar.Reading;

/// <summary>How the most common lines begin: their first eight bytes as one number, least significant byte first.</summary>
internal static class CommonLines
{
    /// <summary>DTSTART;</summary>
    public const ulong Start = 0x3B54524154535444;

    /// <summary>DTEND;VA</summary>
    public const ulong Finish = 0x41563B444E455444;

    /// <summary>SUMMARY:</summary>
    public const ulong Summary = 0x3A5952414D4D5553;

    /// <summary>DESCRIPT</summary>
    public const ulong Description = 0x5450495243534544;

    /// <summary>DTSTAMP:</summary>
    public const ulong Stamp = 0x3A504D4154535444;

    /// <summary>END:VEVE</summary>
    public const ulong EndOfEvent = 0x455645563A444E45;

    /// <summary>UID: in the lower half.</summary>
    public const uint Uid = 0x3A444955;

    /// <summary>Takes a line that is <paramref name="name"/> and eight digits, and a date that there is.</summary>
    public static bool TryDate(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, out DateTime date)
    {
        date = default;
        return line.Length == name.Length + 8 && line.StartsWith(name) && TryDate(BinaryPrimitives.ReadUInt64LittleEndian(line[name.Length..]), out date);
    }

    // All digits at once: the eight bytes are tested, then made into four numbers of two digits.
    private static bool TryDate(ulong digits, out DateTime date)
    {
        date = default;
        if (((digits & 0xF0F0F0F0_F0F0F0F0) | (((digits + 0x06060606_06060606) & 0xF0F0F0F0_F0F0F0F0) >> 4)) != 0x33333333_33333333) return false;
        digits -= 0x30303030_30303030;
        digits = digits * 10 + (digits >> 8);
        var year = (int)(digits & 0xFF) * 100 + (int)(digits >> 16 & 0xFF);
        var month = (int)(digits >> 32 & 0xFF);
        var day = (int)(digits >> 48 & 0xFF);
        if (year == 0 || month is 0 or > 12 || day == 0 || (day > 28 && day > DateTime.DaysInMonth(year, month))) return false;
        date = new DateTime(year, month, day);
        return true;
    }
}
