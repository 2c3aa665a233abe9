namespace Resas.ICalendar.Tests;

/// <summary>Each oddity of oddities.ics.</summary>
public class OdditiesTests
{
    private readonly CalendarDocument document = Sample.Feed("broken/oddities.ics");

    [Theory]
    [InlineData("end-before-start-in-text@x", "2027-01-02/05")]
    [InlineData("no-end@x", "2027-01-10/11")]
    [InlineData("same-day@x", "2027-01-12/13")]
    [InlineData("duration@x", "2027-01-22/25")]
    [InlineData("alarm@x", "2027-02-01/03")]
    [InlineData("windows-zone@x", "2027-02-20/22")]
    [InlineData("floating@x", "2027-03-01/04")]
    [InlineData("unknown-zone@x", "2027-03-10/12")]
    [InlineData("utc-crossing@x", "2027-03-21/23")]
    [InlineData("cancelled@x", "2027-04-01/03")]
    public void An_oddity_gives_its_nights(string uid, string nights) => Assert.Equal([nights], NightsOf(uid));

    [Theory]
    [InlineData("reversed@x")]
    [InlineData("bad-date@x")]
    public void What_makes_no_sense_is_skipped(string uid) => Assert.Empty(NightsOf(uid));

    [Fact]
    public void It_is_damaged_and_its_warnings_name_the_lines()
    {
        Assert.Equal((CalendarHealth.Damaged, 2, 13), (document.Health, document.SkippedCount, document.Events.Count));
        Assert.Equal(
            [
                (15, CalendarWarningKind.ZeroLength),
                (21, CalendarWarningKind.Reversed),
                (49, CalendarWarningKind.DuplicateUid),
                (55, CalendarWarningKind.MissingUid),
                (74, CalendarWarningKind.UnknownZone),
                (86, CalendarWarningKind.BadDate),
            ],
            document.Warnings.Select(w => (w.Line, w.Kind)));
    }

    [Fact]
    public void A_parameter_on_prodid_does_not_hide_it() => Assert.Equal("-//Airbnb Inc//Hosting Calendar 0.8.8//EN", document.ProdId);

    [Fact]
    public void An_alarm_does_not_override_its_event() => Assert.Equal("with an alarm", document.Events.Single(e => e.Uid == "alarm@x").Summary);

    [Fact]
    public void Both_events_of_one_uid_are_kept() => Assert.Equal(["2027-02-05/07", "2027-02-10/12"], NightsOf("dup@x"));

    [Fact]
    public void An_event_without_uid_is_kept() => Assert.Equal(["2027-02-15/17"], NightsOf(null));

    [Fact]
    public void A_cancelled_event_says_so() => Assert.Equal(["cancelled@x"], document.Events.Where(e => e.IsCancelled).Select(e => e.Uid));

    private string[] NightsOf(string? uid) =>
        [.. document.Nights(Sample.Paris, new(2027, 1, 1), new(2028, 1, 1)).Where(n => n.Event.Uid == uid).Select(Sample.Write)];
}
