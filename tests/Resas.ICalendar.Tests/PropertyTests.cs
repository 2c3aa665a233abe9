using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Resas.ICalendar.Tests;

/// <summary>What holds for all texts and all ways to break a document; FsCheck looks for one for which it does not.</summary>
public class PropertyTests
{
    private static readonly byte[][] Feeds = [.. new[] { "airbnb.ics", "booking.ics", "greengo.ics", "abritel.ics", "google.ics", "broken/oddities.ics", "broken/fold-inside-utf8.ics" }.Select(Sample.Bytes)];

    private static readonly Gen<byte[]> Feed = Gen.Elements(Feeds);

    [Fact]
    public void What_the_writer_writes_the_reader_reads_back()
    {
        var stays = Pair(Gen.Choose(0, 3_000_000), Gen.Choose(1, 600)).Select(d => (From: DateOnly.FromDayNumber(d.Item1), Until: DateOnly.FromDayNumber(d.Item1 + d.Item2)));
        var events = Pair(stays, Pair(Text(), Text())).Select(e => (e.Item1.From, e.Item1.Until, Summary: e.Item2.Item1, Description: e.Item2.Item2)).ListOf();
        Hold(Pair(events, Text()), written =>
        {
            var (items, name) = written;
            var output = new ArrayBufferWriter<byte>();
            var writer = new CalendarWriter(output);
            writer.Begin("-//Resas//Test//FR", name);
            for (var i = 0; i < items.Count; i++) writer.Event($"{i},{i};é@x", new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc), items[i].From, items[i].Until, items[i].Summary, items[i].Description);
            writer.End();
            Assert.All(Encoding.UTF8.GetString(output.WrittenSpan).Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));

            var document = CalendarReader.Read(output.WrittenMemory);
            Assert.Equal((CalendarHealth.Whole, 0, name), (document.Health, document.WarningCount, document.Name));
            Assert.Equal(
                items.Select((e, i) => ($"{i},{i};é@x", e.From, e.Until, e.Summary, e.Description)),
                document.Events.Select(e => (e.Uid!, e.Start.Date, e.End.Date, e.Summary!, e.Description!)));
            Assert.Equal(items.Select(e => (e.From, e.Until)), document.Nights(Sample.Paris, DateOnly.MinValue, DateOnly.MaxValue).Select(n => (n.From, n.Until)));
        });
    }

    [Fact]
    public void A_document_cut_anywhere_gives_nothing()
    {
        foreach (var feed in Feeds)
        {
            var end = feed.AsSpan().LastIndexOf("VCALENDAR"u8) < 0 ? feed.AsSpan().LastIndexOf("vcalendar"u8) + 9 : feed.AsSpan().LastIndexOf("VCALENDAR"u8) + 9;
            for (var length = 0; length < end; length++)
            {
                var document = CalendarReader.Read(feed.AsMemory(0, length));
                Assert.False(document.IsComplete);
                Assert.Empty(document.Events);
                Assert.NotNull(document.Problem);
            }
        }
    }

    [Fact]
    public void A_changed_byte_never_makes_a_night_that_is_not_in_the_text() =>
        Hold(Pair(Feed, Pair(Gen.Choose(0, int.MaxValue), Gen.Choose(0, 255))), change =>
        {
            var feed = change.Item1.ToArray();
            feed[change.Item2.Item1 % feed.Length] = (byte)change.Item2.Item2;
            MustBeInTheText(feed);
        });

    [Fact]
    public void A_lost_or_doubled_line_never_makes_a_night_that_is_not_in_the_text()
    {
        foreach (var feed in Feeds)
        {
            var lines = Encoding.Latin1.GetString(feed).Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                MustBeInTheText(Encoding.Latin1.GetBytes(string.Join('\n', lines.Where((_, n) => n != i))));
                MustBeInTheText(Encoding.Latin1.GetBytes(string.Join('\n', lines.Take(i + 1).Concat(lines.Skip(i)))));
            }
        }
    }

    [Fact]
    public void Any_bytes_are_read_without_exception() =>
        Hold(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(), bytes =>
        {
            Read(bytes);
            Read([.. "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101\nSUMMARY:"u8, .. bytes, .. "\nEND:VEVENT\nEND:VCALENDAR\n"u8]);
            Read([.. "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101\nRRULE:FREQ=DAILY;"u8, .. bytes, .. "\nEND:VEVENT\nEND:VCALENDAR\n"u8]);
        });

    [Fact]
    public void Any_rule_made_of_the_rfcs_parts_is_expanded_in_order_and_from_its_start()
    {
        string[] parts = ["INTERVAL=3", "COUNT=20", "UNTIL=20280101", "BYMONTH=1,7", "BYMONTHDAY=1,-1,15", "BYDAY=MO,SA", "BYDAY=2TU,-1FR", "BYYEARDAY=10,-10", "BYWEEKNO=1,30,-1", "BYHOUR=3,12", "BYMINUTE=0,30", "BYSECOND=0,59", "BYSETPOS=1,-1", "WKST=SU"];
        string[] frequencies = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"];
        Hold(Pair(Gen.Elements(frequencies), Gen.Elements(parts).ListOf()), rule =>
        {
            var document = Sample.Event("UID:x", "DTSTART:20270105T120000", $"RRULE:FREQ={string.Join(';', rule.Item2.DistinctBy(p => p[..6]).Prepend(rule.Item1))}");
            var nights = document.Nights(Sample.Paris, new(2020, 1, 1), new(2029, 1, 1)).Select(n => n.From).ToList();
            Assert.Equal(new DateOnly(2027, 1, 5), nights[0]);
            Assert.Equal(nights.Distinct().Order(), nights);
        });
    }

    private static Gen<(TA, TB)> Pair<TA, TB>(Gen<TA> a, Gen<TB> b) => Gen.Zip(a, b, static (x, y) => (x, y));

    private static Gen<string> Text() =>
        Gen.Choose(0, 400).SelectMany(length => Gen.Frequency(
            (8, Gen.Choose(0x20, 0x7E)), (3, Gen.Elements(0xE9, 0xE8, 0x153, 0x20AC, 0x1F3E0, 0xFEFF, 0x85)), (2, Gen.Elements<int>(',', ';', '\\', '\n', '\t', ':', '"')))
            .ArrayOf(length)).Select(runes => string.Concat(runes.Select(char.ConvertFromUtf32)));

    // Dates of events without a rule stand in the text; only an end may follow from the start.
    private static void MustBeInTheText(byte[] bytes)
    {
        var document = Read(bytes);
        if (!document.IsComplete || bytes.Contains((byte)0)) return;
        var text = Encoding.Latin1.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal).Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal);
        foreach (var item in document.Events)
        {
            Assert.Contains(item.Start.ToString()[..8], text, StringComparison.Ordinal);
            if (item.End.Date > item.Start.Date.AddDays(1) && !text.Contains("DURATION", StringComparison.Ordinal)) Assert.Contains(item.End.ToString()[..8], text, StringComparison.Ordinal);
        }
    }

    private static CalendarDocument Read(byte[] bytes)
    {
        var document = CalendarReader.Read(bytes);
        Assert.All(document.Nights(Sample.Paris, new(2026, 1, 1), new(2028, 1, 1)), nights => Assert.True(nights.Until > nights.From));
        Assert.All(document.Events, item => Assert.True((item.Uid + item.Summary + item.Description + item.RecurrenceId).Length >= 0));
        if (!document.IsComplete) Assert.Empty(document.Events);
        return document;
    }

    private static void Hold<T>(Gen<T> values, Action<T> body) => Prop.ForAll(values.ToArbitrary(), body).QuickCheckThrowOnFailure();
}
