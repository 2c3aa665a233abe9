using System.Buffers;
using System.Text;

namespace Resas.ICalendar.Tests;

public class WriterTests
{
    private static readonly DateTime Stamp = new(2026, 11, 20, 12, 44, 8, DateTimeKind.Utc);

    [Fact]
    public void It_writes_these_bytes()
    {
        var text = Write(w =>
        {
            w.Begin("-//Resas//Feed//FR", "Gîte du lac, Annecy");
            w.Event("b7@resas", Stamp, new(2027, 1, 2), new(2027, 1, 9), "Indisponible; privé", "Ligne 1\nLigne 2\\");
            w.Event("b8@resas", Stamp.AddTicks(1), new(987, 1, 2), new(9999, 12, 31), "");
            w.End();
        });
        Assert.Equal("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Resas//Feed//FR
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Gîte du lac\, Annecy
            BEGIN:VEVENT
            UID:b7@resas
            DTSTAMP:20261120T124408Z
            DTSTART;VALUE=DATE:20270102
            DTEND;VALUE=DATE:20270109
            SUMMARY:Indisponible\; privé
            DESCRIPTION:Ligne 1\nLigne 2\\
            END:VEVENT
            BEGIN:VEVENT
            UID:b8@resas
            DTSTAMP:20261120T124408Z
            DTSTART;VALUE=DATE:09870102
            DTEND;VALUE=DATE:99991231
            SUMMARY:
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), text);
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé")]
    [InlineData("🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠")]
    [InlineData(",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,")]
    public void Lines_are_folded_at_75_octets_and_never_inside_a_character_or_an_escape(string summary)
    {
        for (var lead = 0; lead < 8; lead++)
        {
            var text = Write(w =>
            {
                w.Begin("x");
                w.Event("x", Stamp, new(2027, 1, 2), new(2027, 1, 9), new string('x', lead) + summary);
                w.End();
            });
            foreach (var line in text.Split("\r\n"))
            {
                Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75);
                Assert.DoesNotContain('\uFFFD', line);
                Assert.False(line.EndsWith('\\'));
            }

            Assert.Equal(new string('x', lead) + summary, Sample.Read(text).Events.Single().Summary);
            // As full as may be: only a character that does not fit leaves octets free.
            Assert.InRange(Encoding.UTF8.GetByteCount(text.Split("\r\n").First(line => line.StartsWith("SUMMARY", StringComparison.Ordinal))), 72, 75);
        }
    }

    [Theory]
    [InlineData("a\rb", "a\nb")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\0b\u001bc\u007f", "abc")]
    [InlineData("a\nBEGIN:VEVENT\nDTSTART:20270101", "a\nBEGIN:VEVENT\nDTSTART:20270101")]
    public void No_text_breaks_out_of_its_line(string summary, string read)
    {
        var text = Write(w =>
        {
            w.Begin("x", summary);
            w.Event("x", Stamp, new(2027, 1, 2), new(2027, 1, 9), summary, summary);
            w.End();
        });
        var document = Sample.Read(text);
        Assert.Equal((CalendarHealth.Whole, read), (document.Health, document.Name));
        Assert.Equal((read, read), (document.Events.Single().Summary, document.Events.Single().Description));
    }

    // Not among the cases above: an attribute can't hold half a character.
    [Fact]
    public void Half_a_character_is_replaced() => No_text_breaks_out_of_its_line($"a{(char)0xD800}b", "a\uFFFDb");

    [Fact]
    public void Wrong_calls_throw_and_write_nothing()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new CalendarWriter(output);
        Assert.Throws<InvalidOperationException>(writer.End);
        Assert.Throws<InvalidOperationException>(() => writer.Event("x", Stamp, new(2027, 1, 2), new(2027, 1, 9), ""));
        Assert.Throws<ArgumentException>(() => writer.Begin(""));
        Assert.Equal(0, output.WrittenCount);
        writer.Begin("x");
        var begun = output.WrittenCount;
        Assert.Throws<InvalidOperationException>(() => writer.Begin("x"));
        Assert.Throws<ArgumentException>(() => writer.Event("x", Stamp, new(2027, 1, 2), new(2027, 1, 2), ""));
        Assert.Throws<ArgumentException>(() => writer.Event("x", DateTime.SpecifyKind(Stamp, DateTimeKind.Unspecified), new(2027, 1, 2), new(2027, 1, 3), ""));
        foreach (var uid in new[] { "", " x", "x ", "x\ny" }) Assert.Throws<ArgumentException>(() => writer.Event(uid, Stamp, new(2027, 1, 2), new(2027, 1, 3), ""));
        Assert.Equal(begun, output.WrittenCount);
        writer.End();
        Assert.Throws<InvalidOperationException>(writer.End);
    }

    [Fact]
    public void It_streams_whatever_memory_the_buffer_gives()
    {
        static void Fill(CalendarWriter w)
        {
            w.Begin("x", "é");
            w.Event("x", Stamp, new(2027, 1, 2), new(2027, 1, 9), new string('é', 3000), new string('a', 9000));
            w.End();
        }

        var output = new ExactBuffer();
        Fill(new(output));
        Assert.Equal(Write(Fill), Encoding.UTF8.GetString(output.Written));
    }

    private static string Write(Action<CalendarWriter> fill)
    {
        var output = new ArrayBufferWriter<byte>();
        fill(new(output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Gives no byte more than was asked for.</summary>
    private sealed class ExactBuffer : IBufferWriter<byte>
    {
        private readonly List<byte> written = [];
        private byte[] current = [];

        public byte[] Written => [.. written];

        public void Advance(int count) => written.AddRange(current.AsSpan(0, count));

        public Memory<byte> GetMemory(int sizeHint = 0) => current = new byte[Math.Max(sizeHint, 1)];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
