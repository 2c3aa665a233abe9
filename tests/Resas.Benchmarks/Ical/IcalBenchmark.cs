using System.Buffers;
using System.Diagnostics;
using Resas.ICalendar;

namespace Resas.Benchmarks.Ical;

/// <summary>Resas.ICalendar against libical, ical.js and a bare scanner; writes docs/benchmarks/icalendar.md.</summary>
internal static class IcalBenchmark
{
    private static readonly int[] Sizes = [100, 10_000, 100_000];

    public static async Task RunAsync()
    {
        var peers = await Peers.PrepareAsync();
        // So that the just-in-time compiler has done its best before anything counts.
        var warm = SampleFeeds.Airbnb(100);
        Timing.Seconds(3, () => Ours.Extract(warm), () => BareScanner.Scan(warm));
        var readings = new List<Reading>();
        foreach (var (name, make) in new (string, Func<int, byte[]>)[] { ("Airbnb", SampleFeeds.Airbnb), ("Booking.com", SampleFeeds.Booking) })
        {
            foreach (var events in Sizes) readings.Add(await ReadAsync(peers, name, make(events), events));
        }

        var writing = await WriteAsync(peers, 200);
        await File.WriteAllTextAsync(Report.Path, Report.Of(readings, writing));
        Console.WriteLine(await File.ReadAllTextAsync(Report.Path));
    }

    private static async Task<Reading> ReadAsync(Peers peers, string name, byte[] feed, int events)
    {
        var file = System.IO.Path.Combine(AppContext.BaseDirectory, $"{name}-{events}.ics");
        await File.WriteAllBytesAsync(file, feed);
        if (Timing.Seconds(6, () => Ours.Extract(feed), () => BareScanner.Scan(feed), () => Ours.Read(feed).Events.Count) is not [var extract, var bare, var read]) throw new UnreachableException();
        var (readBytes, extractBytes) = Ours.BytesPerEvent(feed, events);
        var libical = Checked(await peers.LibicalAsync(file), feed, events);
        var icalJs = Checked(await peers.IcalJsAsync(file), feed, events);
        File.Delete(file);
        return new(name, events, feed.Length, extract, read, bare, libical?.Seconds, icalJs?.Seconds, readBytes, extractBytes);
    }

    // Who finds other events did other work.
    private static PeerTimes? Checked(PeerTimes? times, byte[] feed, int events) =>
        times is null || (times.Events == events && times.Sum == Ours.Extract(feed)) ? times : throw new InvalidOperationException("A peer extracted something else.");

    private static async Task<Writing> WriteAsync(Peers peers, int events)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        WriteFeed(buffer, events);
        var bytes = buffer.WrittenSpan.ToArray();
        var target = new byte[bytes.Length];
        long Copy()
        {
            bytes.CopyTo(target, 0);
            return target[^1];
        }

        if (Timing.Seconds(6, () => WriteFeed(buffer, events), Copy) is not [var ours, var copy]) throw new UnreachableException();
        var before = GC.GetAllocatedBytesForCurrentThread();
        WriteFeed(buffer, events);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new(events, bytes.Length, ours, copy, (await peers.LibicalWriteAsync(events))?.Seconds, allocated);
    }

    private static readonly string[] Uids = [.. Enumerable.Range(0, 1000).Select(i => $"claim-{i:D6}@resas")];

    private static long WriteFeed(ArrayBufferWriter<byte> buffer, int events)
    {
        buffer.ResetWrittenCount();
        var writer = new CalendarWriter(buffer);
        writer.Begin("-//Resas//Feed//FR");
        var stamp = new DateTime(2026, 11, 20, 12, 44, 8, DateTimeKind.Utc);
        var day = new DateOnly(2026, 11, 21);
        for (var i = 0; i < events; i++)
        {
            writer.Event(Uids[i], stamp, day, day.AddDays(5), "Réservé, ne pas louer", "Réservé par un autre site; voir le registre de Resas pour savoir par qui et jusqu'à quand");
            day = day.AddDays(5);
        }

        writer.End();
        return buffer.WrittenCount;
    }
}

internal sealed record Reading(string Feed, int Events, int Bytes, double Extract, double Read, double Bare, double? Libical, double? IcalJs, double ReadBytes, double ExtractBytes);

internal sealed record Writing(int Events, int Bytes, double Ours, double Copy, double? Libical, long Allocated);
