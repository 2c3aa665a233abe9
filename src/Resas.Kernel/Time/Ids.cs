using System.Buffers.Binary;

namespace Resas.Kernel.Time;

/// <summary>New identities (UUID version 7): in the order of their making within an instance, and drawn from the same dice as all else,
/// so that a simulation replays exactly. No secret: what must not be guessed is drawn elsewhere.</summary>
public sealed class Ids(Random dice)
{
    private int last;

    /// <param name="now">UTC; the first 48 bits of the identity.</param>
    public Guid New(DateTime now)
    {
        Span<byte> bytes = stackalloc byte[16];
        dice.NextBytes(bytes);
        var milliseconds = new DateTimeOffset(now, TimeSpan.Zero).ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (Interlocked.Increment(ref last) & 0xFFF)));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>UTC instant at which an identity was made, to the millisecond.</summary>
    public static DateTime TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16).UtcDateTime;
    }
}
