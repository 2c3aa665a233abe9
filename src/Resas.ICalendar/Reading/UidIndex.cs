using System.Runtime.InteropServices;

namespace Resas.ICalendar.Reading;

/// <summary>Finds events with equal UIDs without making strings of them.</summary>
internal static class UidIndex
{
    public static void WarnOfDoubles(List<CalendarEvent> events, WarningList warnings)
    {
        if (events.Count < 2) return;
        var seen = new HashSet<CalendarEvent>(events.Count, UidComparer.Instance);
        foreach (var item in events)
        {
            // Altered instances share the UID of their series on purpose (RFC 5545, section 3.8.4.4).
            if (item.RawUid.IsEmpty || item.Recurrence?.Id is not null) continue;
            if (!seen.Add(item)) warnings.Add(item.Line, CalendarWarningKind.DuplicateUid, "An earlier event has the same UID; both are kept.");
        }
    }

    private sealed class UidComparer : IEqualityComparer<CalendarEvent>
    {
        public static readonly UidComparer Instance = new();

        public bool Equals(CalendarEvent? x, CalendarEvent? y) => x!.RawUid.SequenceEqual(y!.RawUid);

        // The seeded string hash of the framework, over the bytes taken two by two: a hostile document can't make them collide.
        public int GetHashCode(CalendarEvent item)
        {
            var uid = item.RawUid;
            var odd = uid.Length % 2 == 1 ? uid[^1] : 0;
            return string.GetHashCode(MemoryMarshal.Cast<byte, char>(uid)) ^ odd;
        }
    }
}
