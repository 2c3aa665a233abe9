using System.Globalization;

namespace Resas.Simulation.World;

/// <summary>Hexadecimal digits that look random and are the same for the same things. Not for secrets.</summary>
internal static class Digest
{
    /// <summary>32 digits.</summary>
    public static string Of(string kind, int a, int b, int c)
    {
        var seed = 14695981039346656037UL;
        foreach (var letter in kind) seed = (seed ^ letter) * 1099511628211UL;
        var first = Mix(Mix(Mix(seed + (uint)a) + (uint)b) + (uint)c);
        return first.ToString("x16", CultureInfo.InvariantCulture) + Mix(first).ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>A number out of such digits, to go on from.</summary>
    public static int Number(string digits) => int.Parse(digits.AsSpan(0, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The digits in the shape of a GUID.</summary>
    public static string Grouped(string digits) => $"{digits[..8]}-{digits[8..12]}-{digits[12..16]}-{digits[16..20]}-{digits[20..]}";

    // SplitMix64's finaliser.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
