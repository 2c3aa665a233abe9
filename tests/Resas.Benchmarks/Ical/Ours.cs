using Resas.ICalendar;

namespace Resas.Benchmarks.Ical;

internal static class Ours
{
    private static readonly CalendarReadOptions Unbounded = new() { MaxBytes = int.MaxValue, MaxEvents = int.MaxValue };

    public static CalendarDocument Read(byte[] feed) => CalendarReader.Read(feed, Unbounded);

    /// <summary>UID, start, end and summary of each event, as the peers do.</summary>
    public static long Extract(byte[] feed)
    {
        long sum = 0;
        foreach (var item in Read(feed).Events) sum += item.Uid!.Length + item.Start.Date.Day + item.End.Date.Day + item.Summary!.Length;
        return sum;
    }

    public static (double Read, double Extract) BytesPerEvent(byte[] feed, int events)
    {
        Extract(feed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = Read(feed);
        var read = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(document);
        before = GC.GetAllocatedBytesForCurrentThread();
        Extract(feed);
        return ((double)read / events, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / events);
    }
}
