using System.Text;

namespace Resas.ICalendar.Tests;

/// <summary>Lines, components and documents that are not as they should be.</summary>
public class StructureTests
{
    private const string Stay = "BEGIN:VEVENT\nUID:a\nDTSTART:20270101\nDTEND:20270103\nEND:VEVENT\n";

    public static TheoryData<string> Breaks => new("\r\n", "\n", "\r", "\r\r\n");

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Any_line_end_will_do(string lineEnd)
    {
        var document = Sample.Read($"BEGIN:VCALENDAR\n{Stay}END:VCALENDAR\n".Replace("\n", lineEnd, StringComparison.Ordinal));
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal(["2027-01-01/03"], Sample.Nights(document));
    }

    [Theory]
    [InlineData("BEGIN:VCALENDAR\n", CalendarHealth.Truncated)]
    [InlineData("BEGIN:VCALEN", CalendarHealth.Truncated)]
    [InlineData("BEGIN:VCALENDAR\n" + Stay, CalendarHealth.Truncated)]
    [InlineData("BEGIN:VCALENDAR\n" + Stay + "END:VCALENDA", CalendarHealth.Truncated)]
    [InlineData("BEGIN:VCALENDAR\n" + Stay + "END:VCALENDAR\nBEGIN:VCALENDAR\n", CalendarHealth.Truncated)]
    [InlineData(" \r\n\t\n", CalendarHealth.NotACalendar)]
    [InlineData("\0\0\0", CalendarHealth.NotACalendar)]
    [InlineData("{\"error\":\"unauthorized\"}", CalendarHealth.NotACalendar)]
    [InlineData("<html>\nBEGIN:VCALENDAR\n" + Stay + "END:VCALENDAR\n</html>", CalendarHealth.NotACalendar)]
    [InlineData(Stay, CalendarHealth.NotACalendar)]
    [InlineData("END:VCALENDAR\n", CalendarHealth.NotACalendar)]
    public void What_is_no_complete_calendar_gives_no_event(string text, CalendarHealth health)
    {
        var document = Sample.Read(text);
        Assert.Equal(health, document.Health);
        Assert.False(document.IsComplete);
        Assert.NotNull(document.Problem);
        Assert.Empty(document.Events);
    }

    [Fact]
    public void A_truncated_document_tells_who_wrote_it_and_where_it_stops()
    {
        var document = Sample.Read("BEGIN:VCALENDAR\nPRODID:-//x//FR\n" + Stay + "BEGIN:VEVENT\nUID:b");
        Assert.Equal((CalendarHealth.Truncated, "-//x//FR", 9), (document.Health, document.ProdId, document.ProblemLine));
        Assert.Equal(0, Sample.Read("<html>").ProblemLine);
    }

    [Theory]
    [InlineData("\r\n\r\nBEGIN:VCALENDAR\n" + Stay + "END:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR  \n\n" + Stay + "\n \nEND:VCALENDAR \t\r\n\r\n\0\0")]
    [InlineData("begin:vcalendar\n" + Stay + "End:VCalendar\n")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VTODO\nDTSTART:20280101\nEND:VTODO\n" + Stay + "BEGIN:X-OTHER\nBEGIN:X-INNER\nEND:X-INNER\nEND:X-OTHER\nEND:VCALENDAR\n")]
    public void Harmless_differences_leave_it_whole(string text)
    {
        var document = Sample.Read(text);
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal(["2027-01-01/03"], Sample.Nights(document));
    }

    [Theory]
    // END:VEVENT lost: the next BEGIN ends it
    [InlineData("BEGIN:VEVENT\nUID:z\nDTSTART:20270501\nDTEND:20270503\n" + Stay, "2027-05-01/03 2027-01-01/03", 0)]
    // and at the end of the calendar
    [InlineData("BEGIN:VEVENT\nUID:z\nDTSTART:20270501\nDTEND:20270503\n", "2027-05-01/03", 0)]
    // BEGIN:VEVENT lost
    [InlineData("UID:z\nDTSTART:20270501\nEND:VEVENT\n" + Stay, "2027-01-01/03", 1)]
    // both lost between two events: the second is lost, the first keeps its own dates
    [InlineData("BEGIN:VEVENT\nUID:z\nDTSTART:20270501\nDTEND:20270503\nUID:y\nDTSTART:20270601\nDTEND:20270603\nEND:VEVENT\n", "2027-05-01/03", 1)]
    [InlineData("BEGIN:VEVENT\nDTSTART:20270501\nDTSTART:20270601\nDTEND:20270603\nEND:VEVENT\n", "2027-05-01/02", 1)]
    // an alarm without its end
    [InlineData("BEGIN:VEVENT\nUID:z\nDTSTART:20270501\nBEGIN:VALARM\nDTSTART:20280101\nEND:VEVENT\n" + Stay, "2027-05-01/02 2027-01-01/03", 0)]
    // a line without colon
    [InlineData("BEGIN:VEVENT\nUID:z\nDTSTART:20270501\nPhone 0882\nEND:VEVENT\n", "2027-05-01/02", 0)]
    [InlineData("END:VTODO\n" + Stay, "2027-01-01/03", 0)]
    public void A_damaged_structure_keeps_what_is_sure(string body, string nights, int skipped)
    {
        var document = Sample.Read($"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n");
        Assert.Equal((CalendarHealth.Damaged, skipped), (document.Health, document.SkippedCount));
        Assert.Equal(nights, string.Join(' ', Sample.Nights(document)));
    }

    [Fact]
    public void Text_after_the_end_is_damage()
    {
        var document = Sample.Read($"BEGIN:VCALENDAR\n{Stay}END:VCALENDAR\n<!-- 12 ms -->\n");
        Assert.Equal((CalendarHealth.Damaged, CalendarWarningKind.TrailingText), (document.Health, document.Warnings.Single().Kind));
        Assert.Single(document.Events);
    }

    [Fact]
    public void Two_calendars_in_one_document_are_read_as_one()
    {
        var document = Sample.Read($"BEGIN:VCALENDAR\nPRODID:1\n{Stay}END:VCALENDAR\nBEGIN:VCALENDAR\nPRODID:2\n{Stay.Replace("0101", "0102", StringComparison.Ordinal).Replace("UID:a", "UID:b", StringComparison.Ordinal)}END:VCALENDAR\n");
        Assert.Equal((CalendarHealth.Whole, "1"), (document.Health, document.ProdId));
        Assert.Equal(["2027-01-01/03", "2027-01-02/03"], Sample.Nights(document));
    }

    [Fact]
    public void A_property_given_twice_alike_is_no_damage() =>
        Assert.Equal(CalendarHealth.Whole, Sample.Event("UID:x", "UID:x", "DTSTART:20270101", "DTSTART:20270101", "SUMMARY:a", "SUMMARY:b").Health);

    [Fact]
    public void Any_fold_of_any_line_changes_nothing()
    {
        var text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:é@x\r\nDTSTART;TZID=\"Europe/Paris\":20270101T160000\r\nDTEND;VALUE=DATE:20270103\r\nSUMMARY:Zoë\\, été\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"u8;
        foreach (var fold in new[] { "\r\n ", "\n\t" })
        {
            for (var at = 1; at < text.Length; at++)
            {
                // A fold goes into a line, not before or into a line end.
                if (text[at - 1] == '\n' || text[at] is (byte)'\r' or (byte)'\n') continue;
                var document = CalendarReader.Read((byte[])[.. text[..at], .. Encoding.ASCII.GetBytes(fold), .. text[at..]]);
                var item = Assert.Single(document.Events);
                Assert.Equal((CalendarHealth.Whole, "é@x", "Zoë, été"), (document.Health, item.Uid, item.Summary));
                Assert.Equal(["2027-01-01/03"], Sample.Nights(document));
            }
        }
    }

    [Theory]
    [InlineData("STATUS:CANCELLED", EventStatus.Cancelled, true)]
    [InlineData("status:canceled ", EventStatus.Cancelled, true)]
    [InlineData("STATUS:TENTATIVE", EventStatus.Tentative, false)]
    [InlineData("STATUS:CONFIRMED", EventStatus.Confirmed, false)]
    [InlineData("STATUS:WHATEVER", EventStatus.None, false)]
    public void Status(string line, EventStatus status, bool isCancelled)
    {
        var item = Sample.Event("UID:x", "DTSTART:20270101", line).Events[0];
        Assert.Equal((status, isCancelled), (item.Status, item.IsCancelled));
    }

    [Fact]
    public void Method_cancel_cancels_every_event_wherever_it_stands()
    {
        var document = Sample.Read($"BEGIN:VCALENDAR\n{Stay}METHOD:cancel\nEND:VCALENDAR\n");
        Assert.Equal("CANCEL", document.Method);
        Assert.True(document.Events[0].IsCancelled);
    }

    [Fact]
    public void Sequence_and_transparency_are_read()
    {
        var item = Sample.Event("UID:x", "DTSTART:20270101", "SEQUENCE:7", "TRANSP:transparent").Events[0];
        Assert.Equal((7, true), (item.Sequence, item.IsTransparent));
    }
}
