using System.Buffers;
using System.Runtime.InteropServices;

namespace Resas.ICalendar.Reading;

/// <summary>Finds events with equal UIDs without making strings of them, in linear time whatever the UIDs are.</summary>
internal static class UidIndex
{
    // Seeded, so that a document can't be made to collide; and should it all the same, looking stops: a note is lost, not time.
    private const int MaxProbes = 64;

    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64() | 1;

    public static void WarnOfDoubles(DocumentData data, WarningList warnings)
    {
        var records = data.Records;
        if (records.Length < 2) return;
        var size = (int)Math.Min(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)records.Length * 2), 1 << 30);
        var rented = ArrayPool<ulong>.Shared.Rent(size);
        var slots = rented.AsSpan(0, size);
        slots.Clear();
        var text = data.Bytes;
        for (var i = 0; i < records.Length; i++)
        {
            ref readonly var record = ref records[i];
            var uid = record.Uid.Raw(text);
            // Altered instances share the UID of their series on purpose (RFC 5545, section 3.8.4.4).
            if (uid.IsEmpty || (record.Recurrence != 0 && data.Recurrences[record.Recurrence - 1].Data.Id is not null)) continue;
            if (!TryAdd(slots, records, text, uid, i)) warnings.Add(record.Line, CalendarWarningKind.DuplicateUid, "An earlier event has the same UID; both are kept.");
        }

        ArrayPool<ulong>.Shared.Return(rented);
    }

    // A slot holds the upper half of the hash and, below, one more than the index of the event; 0 is free.
    private static bool TryAdd(Span<ulong> slots, EventRecord[] records, ReadOnlySpan<byte> text, ReadOnlySpan<byte> uid, int index)
    {
        var hash = Hash(uid);
        var mask = slots.Length - 1;
        for (var probe = 0; probe < MaxProbes; probe++)
        {
            ref var slot = ref slots[((int)hash + probe) & mask];
            if (slot == 0)
            {
                slot = (hash & 0xFFFFFFFF_00000000) | (uint)(index + 1);
                return true;
            }

            if (slot >> 32 == hash >> 32 && records[(int)(uint)slot - 1].Uid.Raw(text).SequenceEqual(uid)) return false;
        }

        return true;
    }

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = Seed ^ (ulong)bytes.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) hash = Mix(hash ^ word);
        ulong rest = 0;
        foreach (var letter in bytes[^(bytes.Length % 8)..]) rest = rest << 8 | letter;
        return Mix(hash ^ rest);
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0x9E3779B97F4A7C15 ^ Seed, out var low);
        return high ^ low;
    }
}
