using System.Buffers;

namespace Resas.ICalendar.Reading;

/// <summary>Collects a document of unknown length, up to one byte past the limit, in rented memory.</summary>
internal sealed class ByteAccumulator(long limit) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(limit, 1, 16 * 1024));
    private int length;

    public bool IsOverLimit => length > limit;

    public Memory<byte> Free()
    {
        if (length == buffer.Length) Grow(length + 1L);
        return buffer.AsMemory(length);
    }

    public void Advance(int count) => length += count;

    public void Append(in ReadOnlySequence<byte> bytes)
    {
        foreach (var segment in bytes)
        {
            if (IsOverLimit) return;
            // One byte past the limit is enough to know.
            var wanted = (int)Math.Min(segment.Length, Math.Max(limit, 0) - length + 1);
            if (buffer.Length - length < wanted) Grow(length + (long)wanted);
            segment.Span[..wanted].CopyTo(buffer.AsSpan(length));
            length += wanted;
        }
    }

    public byte[] ToArray() => buffer.AsSpan(0, length).ToArray();

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Grow(long needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, buffer.Length * 2L), Array.MaxLength));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
