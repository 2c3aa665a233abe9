using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Resas.Demonstration.Platforms;

/// <summary>A calendar document line by line, as the platforms write theirs. It is not the writer of Resas on purpose: a mistake that both
/// sides shared would go unseen.</summary>
/// <param name="newline">CRLF or LF, as the platform does.</param>
internal sealed class CalendarText(string newline)
{
    private const int MostOctets = 75;
    private readonly StringBuilder text = new();

    /// <summary>Adds a line, folded where it is longer than 75 octets; never inside a character.</summary>
    public CalendarText Line(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append(newline).Append(' ');
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append(newline);
        return this;
    }

    public static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Instant(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public override string ToString() => text.ToString();

    public static string Escape(string value) => value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).ReplaceLineEndings(@"\n");

    /// <summary>32 hexadecimal digits, the same for the same text.</summary>
    public static string Digest(string of) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..32];
}
