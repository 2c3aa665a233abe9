namespace Resas.ICalendar.Tests;

/// <summary>When an event starts and ends, and which nights that makes in Paris.</summary>
public class EventDateTests
{
    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20270110", null, "2027-01-10/11")]
    [InlineData("DTSTART:20270110", "DTEND:20270112", "2027-01-10/12")] // VALUE=DATE forgotten
    [InlineData("DTSTART;VALUE=DATE:20270110T160000", "DTEND;VALUE=DATE:20270112T100000", "2027-01-10/12")] // VALUE=DATE, and times
    [InlineData("DTSTART;VALUE=DATE:20270110", "DTEND;VALUE=DATE:20270110", "2027-01-10/11")]
    [InlineData("dtstart;value=date:20270110  ", "DtEnd;Value=Date:20270112\t", "2027-01-10/12")]
    [InlineData("DTSTART;VALUE=DATE:20270110", "DURATION:P1W", "2027-01-10/17")]
    [InlineData("DTSTART;VALUE=DATE:20270110", "DURATION:PT36H", "2027-01-10/12")]
    [InlineData("DTSTART;VALUE=DATE:20270110", "DURATION:P0D", "2027-01-10/11")]
    [InlineData("DTSTART:20270110T160000", "DURATION:P1DT18H", "2027-01-10/12")]
    [InlineData("DTSTART:20270110T100000", "DTEND:20270110T120000", "2027-01-10/11")] // one night, to be safe
    [InlineData("DTSTART:20270110T160000", null, "2027-01-10/11")]
    [InlineData("DTSTART:20270110T160000", "DTEND:20270111T000000", "2027-01-10/11")]
    [InlineData("DTSTART:20270110T000000", "DTEND:20270112T235959", "2027-01-10/12")]
    [InlineData("DTSTART:20270301T000000Z", null, "2027-03-01/02")]
    [InlineData("DTSTART:20270301T000000Z", "DURATION:P7D", "2027-03-01/08")]
    [InlineData("DTSTART:20270320T233000Z", "DTEND:20270323T100000Z", "2027-03-21/23")]
    [InlineData("DTSTART:20270320T225959Z", "DTEND:20270321T225959Z", "2027-03-20/21")]
    [InlineData("DTSTART;TZID=Pacific/Auckland:20270321T070000", "DTEND;TZID=Pacific/Auckland:20270323T070000", "2027-03-20/22")]
    [InlineData("DTSTART;TZID=America/New_York:20270320T200000", "DTEND;TZID=Europe/Paris:20270322T100000", "2027-03-21/22")]
    [InlineData("DTSTART;TZID=Pacific/Auckland:20270320T230000", "DTEND:20270320T220000Z", "2027-03-20/21")] // later, though written earlier
    [InlineData("DTSTART:99991230", "DTEND:99991231", "9999-12-30/31")]
    [InlineData("DTSTART:00010101", null, "0001-01-01/02")]
    [InlineData("DTSTART:20281231T235960Z", "DTEND:20290101T120000Z", "2029-01-01/02")] // a leap second
    public void Nights(string start, string? end, string nights)
    {
        string[] lines = end is null ? ["UID:x", start] : ["UID:x", start, end];
        var document = Sample.Event(lines);
        Assert.Equal(0, document.SkippedCount);
        Assert.Equal([nights], Sample.Nights(document, "0001-01-01", "9999-12-31"));
        Array.Reverse(lines);
        Assert.Equal([nights], Sample.Nights(Sample.Event(lines), "0001-01-01", "9999-12-31"));
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20270230", "DTEND;VALUE=DATE:20270302", CalendarWarningKind.BadDate, 6)]
    [InlineData("DTSTART;VALUE=DATE:20270228", "DTEND;VALUE=DATE:20270232", CalendarWarningKind.BadDate, 7)]
    [InlineData("DTSTART;VALUE=DATE:00000101", "DTEND;VALUE=DATE:20270232", CalendarWarningKind.BadDate, 6)]
    [InlineData("DTSTART:2027-01-01", "X:", CalendarWarningKind.BadDate, 6)]
    [InlineData("DTSTART:20270101T240000", "X:", CalendarWarningKind.BadDate, 6)]
    [InlineData("DTSTART:20270101T1200", "X:", CalendarWarningKind.BadDate, 6)]
    [InlineData("DTSTART:", "X:", CalendarWarningKind.BadDate, 6)]
    [InlineData("DTSTART:20270110", "DURATION:3 days", CalendarWarningKind.BadDate, 7)]
    [InlineData("DTSTART:20270110", "DURATION:P99999999999999999999D", CalendarWarningKind.BadDate, 7)]
    [InlineData("DTSTART:20270110", "DURATION:-P1D", CalendarWarningKind.Reversed, 4)]
    [InlineData("DTSTART:20270110T120000", "DTEND:20270110T115959", CalendarWarningKind.Reversed, 4)]
    [InlineData("DTEND:20270110", "X:", CalendarWarningKind.MissingStart, 4)]
    public void An_event_that_can_not_be_placed_is_skipped_with_its_line(string first, string second, CalendarWarningKind kind, int line)
    {
        var document = Sample.Event("UID:x", first, second);
        Assert.Equal((CalendarHealth.Damaged, 1, 0), (document.Health, document.SkippedCount, document.Events.Count));
        Assert.Contains((kind, line), document.Warnings.Select(w => (w.Kind, w.Line)));
    }

    [Fact]
    public void Only_what_touches_the_window_is_given_and_given_whole()
    {
        var document = Sample.Event("UID:x", "DTSTART;VALUE=DATE:20270110", "DTEND;VALUE=DATE:20270120");
        Assert.Empty(Sample.Nights(document, "2027-01-01", "2027-01-10"));
        Assert.Equal(["2027-01-10/20"], Sample.Nights(document, "2027-01-01", "2027-01-11"));
        Assert.Equal(["2027-01-10/20"], Sample.Nights(document, "2027-01-19", "2027-02-01"));
        Assert.Empty(Sample.Nights(document, "2027-01-20", "2027-02-01"));
        Assert.Empty(Sample.Nights(document, "2027-01-15", "2027-01-15"));
    }

    [Fact]
    public void A_visit_says_that_its_night_is_our_caution()
    {
        Assert.True(Sample.Event("DTSTART:20270110T100000", "DTEND:20270110T120000").Events[0].IsDaytime);
        Assert.False(Sample.Event("DTSTART:20270110T100000", "DTEND:20270111T090000").Events[0].IsDaytime);
        Assert.False(Sample.Event("DTSTART:20270110", "DTEND:20270110").Events[0].IsDaytime);
    }

    [Fact]
    public void Start_and_end_are_given_as_written()
    {
        var item = Sample.Event("DTSTART;TZID=\"Europe/Paris\":20270110T160000", "DTEND:20270112T090000Z").Events[0];
        Assert.Equal((CalendarTimeKind.Zoned, "Europe/Paris", "20270110T160000", new TimeOnly(16, 0)), (item.Start.Kind, item.Start.ZoneName, item.Start.ToString(), item.Start.Time));
        Assert.Equal((CalendarTimeKind.Utc, null, "20270112T090000Z", new DateOnly(2027, 1, 12)), (item.End.Kind, item.End.ZoneName, item.End.ToString(), item.End.Date));
    }
}
