namespace Resas.ICalendar.Fuzz;

/// <summary>Makes one input: a sample with one to six changes, or parts of two samples.</summary>
internal sealed class Mutator(Corpus corpus, ulong seed, long number)
{
    private SplitMix random = new(seed * 0xD1342543DE82EF95 ^ (ulong)number);
    private byte[] bytes = [];

    public ReadOnlyMemory<byte> Make()
    {
        bytes = Pick(corpus.Documents);
        for (var changes = 1 + random.Next(6); changes > 0; changes--) Change();
        return bytes;
    }

    private void Change()
    {
        var at = random.Next(bytes.Length + 1);
        switch (random.Next(12))
        {
            case 0 or 1: Replace(at, 1, [(byte)random.Next(256)]); break;
            case 2: Flip(at); break;
            case 3: Replace(at, random.Next(40), []); break;
            case 4: Replace(at, 0, Pick(corpus.Words)); break;
            case 5: Replace(at, random.Next(12), Pick(corpus.Words)); break;
            case 6: Replace(LineStart(at), 0, Pick(corpus.Words)); break;
            case 7: Replace(at, bytes.Length, []); break;
            case 8: Replace(at, 0, random.Next(2) == 0 ? "\r\n "u8 : "\n\t"u8); break;
            case 9: Digit(at); break;
            case 10: Copy(at); break;
            default: Splice(at); break;
        }
    }

    private void Flip(int at)
    {
        bytes = [.. bytes];
        if (at < bytes.Length) bytes[at] ^= (byte)(1 << random.Next(8));
    }

    // Dates and numbers, changed so that they stay numbers.
    private void Digit(int at)
    {
        for (var i = at; i < bytes.Length; i++)
        {
            if (bytes[i] is < (byte)'0' or > (byte)'9') continue;
            Replace(i, 1, [(byte)('0' + random.Next(10))]);
            return;
        }
    }

    private void Copy(int at)
    {
        var from = LineStart(random.Next(bytes.Length + 1));
        Replace(LineStart(at), 0, bytes.AsSpan(from, Math.Min(random.Next(200), bytes.Length - from)).ToArray());
    }

    private void Splice(int at)
    {
        var other = Pick(corpus.Documents);
        Replace(at, bytes.Length, other.AsSpan(random.Next(other.Length)));
    }

    private int LineStart(int at) => bytes.AsSpan(0, Math.Min(at, bytes.Length)).LastIndexOf((byte)'\n') + 1;

    private void Replace(int at, int count, ReadOnlySpan<byte> with)
    {
        at = Math.Min(at, bytes.Length);
        var rest = bytes.AsSpan(Math.Min(at + count, bytes.Length));
        bytes = [.. bytes.AsSpan(0, at), .. with, .. rest];
    }

    private byte[] Pick(byte[][] items) => items[random.Next(items.Length)];
}
