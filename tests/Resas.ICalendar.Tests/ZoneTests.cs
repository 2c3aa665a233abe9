namespace Resas.ICalendar.Tests;

/// <summary>What a TZID means. Each event lasts from 01:30 to 01:30 two days later on its clock; in Paris that may be the day before.</summary>
public class ZoneTests
{
    private const string Defined = """
        BEGIN:VTIMEZONE
        TZID:Custom
        BEGIN:STANDARD
        DTSTART:20071104T020000
        RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
        TZOFFSETFROM:-0400
        TZOFFSETTO:-0500
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20070311T020000
        RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
        TZOFFSETFROM:-0500
        TZOFFSETTO:-0400
        END:DAYLIGHT
        BEGIN:DAYLIGHT
        DTSTART:19670430T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=4;UNTIL=19730429T070000Z
        TZOFFSETFROM:-0500
        TZOFFSETTO:-0400
        END:DAYLIGHT
        END:VTIMEZONE

        """;

    [Theory]
    [InlineData("Europe/Paris", "2027-01-10/12", true)]
    [InlineData("Romance Standard Time", "2027-01-10/12", true)]
    [InlineData("\"Asia/Tokyo\"", "2027-01-09/11", true)]
    [InlineData("/softwarestudio.org/Olson_20011030_5/Asia/Tokyo", "2027-01-09/11", true)]
    [InlineData("/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires", "2027-01-10/12", true)]
    [InlineData("Tokyo Standard Time", "2027-01-09/11", true)]
    [InlineData("UTC", "2027-01-10/12", true)]
    [InlineData("Mars/Olympus", "2027-01-10/12", false)]
    [InlineData("/dev/zero", "2027-01-10/12", false)]
    [InlineData("../../../../dev/zero", "2027-01-10/12", false)]
    [InlineData("Europe", "2027-01-10/12", false)]
    [InlineData("zone.tab", "2027-01-10/12", false)]
    public void A_name_is_looked_up(string tzid, string nights, bool isKnown)
    {
        var document = Sample.Event("UID:x", $"DTSTART;TZID={tzid}:20270110T013000", $"DTEND;TZID={tzid}:20270112T013000");
        Assert.Equal([nights], Sample.Nights(document));
        Assert.Equal(isKnown ? [] : [(6, CalendarWarningKind.UnknownZone)], document.Warnings.Select(w => (w.Line, w.Kind)));
        Assert.Equal(CalendarHealth.Whole, document.Health);
    }

    [Theory]
    // 18:30 is 00:30 the next day in Paris in winter (-5 and +1), 00:30 too in summer (-4 and +2); between the two changes of March 23:30
    [InlineData("20270110T183000", "2027-01-11/13")]
    [InlineData("20270710T183000", "2027-07-11/13")]
    [InlineData("20270320T183000", "2027-03-20/22")]
    [InlineData("19720710T190000", "1972-07-11/13")]
    [InlineData("19600710T173000", "1960-07-10/12")]
    public void An_unknown_name_is_what_the_document_defines_wherever_it_does(string start, string nights)
    {
        foreach (var isFirst in new[] { true, false })
        {
            var item = $"BEGIN:VEVENT\nUID:x\nDTSTART;TZID=Custom:{start}\nDURATION:P2D\nEND:VEVENT\n";
            var document = Sample.Read($"BEGIN:VCALENDAR\n{(isFirst ? Defined + item : item + Defined)}END:VCALENDAR\n");
            Assert.Empty(document.Warnings);
            Assert.Equal([nights], Sample.Nights(document, "1950-01-01"));
        }
    }

    [Fact]
    public void A_defined_zone_agrees_with_the_systems_all_year_round()
    {
        var custom = Sample.Read($"BEGIN:VCALENDAR\n{Defined}BEGIN:VEVENT\nUID:x\nDTSTART;TZID=Custom:20270101T003000\nRRULE:FREQ=MINUTELY;INTERVAL=1010\nEND:VEVENT\nEND:VCALENDAR\n");
        var system = Sample.Event("UID:x", "DTSTART;TZID=America/New_York:20270101T003000", "RRULE:FREQ=MINUTELY;INTERVAL=1010");
        Assert.Equal(Sample.Nights(system, "2027-01-01", "2030-01-01"), Sample.Nights(custom, "2027-01-01", "2030-01-01"));
    }

    [Fact]
    public void Too_many_zones_are_unknown_zones()
    {
        var events = string.Concat(Enumerable.Range(0, 200).Select(i => $"BEGIN:VEVENT\nUID:{i}\nDTSTART;TZID=Zone{i}:20270101T160000\nEND:VEVENT\n"));
        var document = Sample.Read($"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
        Assert.Equal((200, 65 + 200), (document.Events.Count, document.WarningCount));
    }
}
