namespace Resas.Benchmarks.Ical;

/// <summary>The bound: finds the line ends and the first colon of each line with vector instructions, and does nothing with them.</summary>
internal static class BareScanner
{
    public static long Scan(ReadOnlySpan<byte> text)
    {
        long sum = 0;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            if (end < 0) end = text.Length - 1;
            sum += text[..end].IndexOf((byte)':');
            text = text[(end + 1)..];
        }

        return sum;
    }
}
