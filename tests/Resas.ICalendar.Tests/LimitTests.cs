using System.IO.Pipelines;
using System.Text;

namespace Resas.ICalendar.Tests;

public class LimitTests
{
    private static readonly byte[] Feed = Sample.Bytes("airbnb.ics");

    [Fact]
    public async Task A_stream_and_a_pipe_read_like_memory()
    {
        var expected = Sample.Nights(CalendarReader.Read(Feed));
        Assert.Equal(expected, Sample.Nights(await CalendarReader.ReadAsync(new MemoryStream(Feed))));
        Assert.Equal(expected, Sample.Nights(await CalendarReader.ReadAsync(PipeReader.Create(new SlowStream(Feed)))));
        Assert.Equal(expected, Sample.Nights(await CalendarReader.ReadAsync(new SlowStream(Feed))));
    }

    [Fact]
    public async Task A_document_of_exactly_the_limit_is_read_and_one_byte_more_is_not()
    {
        foreach (var (limit, health) in new[] { (Feed.Length, CalendarHealth.Whole), (Feed.Length - 1, CalendarHealth.TooLarge), (0, CalendarHealth.TooLarge) })
        {
            var options = new CalendarReadOptions { MaxBytes = limit };
            Assert.Equal(health, CalendarReader.Read(Feed, options).Health);
            Assert.Equal(health, (await CalendarReader.ReadAsync(new MemoryStream(Feed), options)).Health);
            Assert.Equal(health, (await CalendarReader.ReadAsync(PipeReader.Create(new MemoryStream(Feed)), options)).Health);
        }
    }

    [Fact]
    public async Task An_endless_stream_is_left_soon_after_the_limit()
    {
        var stream = new SlowStream(null);
        var document = await CalendarReader.ReadAsync(stream, new CalendarReadOptions { MaxBytes = 10_000 });
        Assert.Equal(CalendarHealth.TooLarge, document.Health);
        Assert.InRange(stream.Given, 10_001, 40_000);
    }

    [Fact]
    public async Task A_pipe_smaller_than_the_document_does_not_block()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 64, resumeWriterThreshold: 32));
        var reading = CalendarReader.ReadAsync(pipe.Reader).AsTask();
        await pipe.Writer.WriteAsync(Feed);
        await pipe.Writer.CompleteAsync();
        Assert.Equal(7, (await reading).Events.Count);
    }

    [Fact]
    public async Task Cancelling_stops_the_reading() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await CalendarReader.ReadAsync(new SlowStream(null), null, new CancellationToken(true)));

    [Fact]
    public void More_events_than_allowed_are_too_many()
    {
        Assert.Equal(CalendarHealth.Whole, CalendarReader.Read(Feed, new CalendarReadOptions { MaxEvents = 7 }).Health);
        var document = CalendarReader.Read(Feed, new CalendarReadOptions { MaxEvents = 6 });
        Assert.Equal((CalendarHealth.TooLarge, 0), (document.Health, document.Events.Count));
    }

    [Fact]
    public void Warnings_past_the_limit_are_counted_only()
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\n");
        for (var i = 0; i < 50; i++) text.Append("BEGIN:VEVENT\nDTSTART:20270101\nEND:VEVENT\n");
        var document = CalendarReader.Read(Encoding.ASCII.GetBytes(text.Append("END:VCALENDAR\n").ToString()), new CalendarReadOptions { MaxWarnings = 3 });
        Assert.Equal((3, 50, 50), (document.Warnings.Count, document.WarningCount, document.Events.Count));
    }

    [Fact]
    public void Reading_keeps_a_record_of_64_bytes_and_no_object_for_each_event()
    {
        var small = AllocatedBy(1_000);
        var large = AllocatedBy(11_000);
        Assert.InRange((large - small) / 10_000.0, 63, 66);
    }

    private static long AllocatedBy(int events)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\n");
        for (var i = 0; i < events; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nUID:{i}\r\nDTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270102\r\nSUMMARY:Réservé\r\nDESCRIPTION:a\r\n b\r\nEND:VEVENT\r\n");
        var bytes = Encoding.UTF8.GetBytes(text.Append("END:VCALENDAR\r\n").ToString());
        CalendarReader.Read(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = CalendarReader.Read(bytes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(events, document.Events.Count);
        return allocated;
    }

    /// <summary>Gives seven bytes at a time; without a document it never ends.</summary>
    private sealed class SlowStream(byte[]? document) : Stream
    {
        public int Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(document is null ? buffer.Length : Math.Min(7, document.Length - Given), buffer.Length);
            if (document is null) buffer.Span.Fill((byte)'x');
            else document.AsSpan(Given, count).CopyTo(buffer.Span);
            Given += count;
            return ValueTask.FromResult(count);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
