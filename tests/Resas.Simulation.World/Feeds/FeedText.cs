using System.Buffers;
using System.Globalization;
using System.Text;

namespace Resas.Simulation.World.Feeds;

/// <summary>A calendar document in the making. It shares nothing with the calendar library of Resas on purpose: a mistake on both sides would go unseen.</summary>
internal sealed class FeedText(string newLine, DateTime stamp)
{
    private const int MostOctets = 75;
    private readonly ArrayBufferWriter<byte> octets = new(4096);
    private readonly List<int> stamps = [];
    private readonly byte[] end = Encoding.ASCII.GetBytes(newLine);
    private readonly string stampLine = "DTSTAMP:" + Instant(stamp);

    public static string Instant(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Adds a line, folded where it is longer than 75 octets; never inside a character.</summary>
    public FeedText Line(string line)
    {
        if (Encoding.UTF8.GetByteCount(line) <= MostOctets) Encoding.UTF8.GetBytes(line, octets);
        else Folded(line);
        octets.Write(end);
        return this;
    }

    /// <summary>Adds a DTSTAMP, which may be written anew in each answer.</summary>
    public FeedText Stamp()
    {
        stamps.Add(octets.WrittenCount + "DTSTAMP:".Length);
        return Line(stampLine);
    }

    public (byte[] Bytes, int[] Stamps) Done() => (octets.WrittenSpan.ToArray(), [.. stamps]);

    private void Folded(string line)
    {
        var count = 0;
        Span<byte> encoded = stackalloc byte[4];
        foreach (var rune in line.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(encoded);
            if (count + length > MostOctets)
            {
                octets.Write(end);
                octets.Write(" "u8);
                count = 1;
            }

            octets.Write(encoded[..length]);
            count += length;
        }
    }
}
