
namespace Resas.ICalendar.Tests;

/// <summary>Recurring events as nights: exceptions, extra dates, altered instances, clocks, and what rules may cost.</summary>
public class RecurrenceTests
{
    [Theory]
    // EXDATE as a date, as the same time, as the same moment in UTC; on DTSTART too
    [InlineData("DTSTART:20270101;DTEND:20270102;RRULE:FREQ=DAILY,COUNT=4;EXDATE:20270102", "2027-01-01/02 2027-01-03/04 2027-01-04/05")]
    [InlineData("DTSTART:20270101;RRULE:FREQ=DAILY,COUNT=3;EXDATE:20270101", "2027-01-02/03 2027-01-03/04")]
    [InlineData("DTSTART_TZID=Europe/Paris:20270101T180000;DURATION:PT16H;RRULE:FREQ=DAILY,COUNT=3;EXDATE_TZID=Europe/Paris:20270102T180000", "2027-01-01/02 2027-01-03/04")]
    [InlineData("DTSTART_TZID=Europe/Paris:20270101T180000;DURATION:PT16H;RRULE:FREQ=DAILY,COUNT=3;EXDATE:20270102T170000Z", "2027-01-01/02 2027-01-03/04")]
    [InlineData("DTSTART_TZID=Europe/Paris:20270101T180000;DURATION:PT16H;RRULE:FREQ=DAILY,COUNT=3;EXDATE_VALUE=DATE:20270102", "2027-01-01/02 2027-01-03/04")]
    [InlineData("DTSTART_TZID=Europe/Paris:20270101T180000;DURATION:PT16H;RRULE:FREQ=DAILY,COUNT=3;EXDATE_TZID=Europe/Paris:20270102T190000", "2027-01-01/02 2027-01-02/03 2027-01-03/04")]
    // RDATE alone, beside a rule, twice the same, as periods
    [InlineData("DTSTART:20270101;DTEND:20270103;RDATE:20270110+20270120", "2027-01-01/03 2027-01-10/12 2027-01-20/22")]
    [InlineData("DTSTART:20270101;RRULE:FREQ=DAILY,COUNT=2;RDATE:20270102+20270105", "2027-01-01/02 2027-01-02/03 2027-01-05/06")]
    [InlineData("DTSTART:20270101T160000;DURATION:P1D;RDATE_VALUE=PERIOD:20270110T160000/P3D+20270120T160000/20270122T100000", "2027-01-01/02 2027-01-10/13 2027-01-20/22")]
    // UTC midnights are dates in rules too
    [InlineData("DTSTART:20270329T000000Z;DTEND:20270331T000000Z;RRULE:FREQ=MONTHLY,COUNT=2", "2027-03-29/31 2027-04-29/2027-05-01")]
    // two rules
    [InlineData("DTSTART:20270101;RRULE:FREQ=WEEKLY,COUNT=2;RRULE:FREQ=DAILY,COUNT=2", "2027-01-01/02 2027-01-02/03 2027-01-08/09")]
    // UNTIL as a date means all of that day; in UTC it is the moment
    [InlineData("DTSTART:20270101T180000;RRULE:FREQ=DAILY,UNTIL=20270102", "2027-01-01/02 2027-01-02/03")]
    [InlineData("DTSTART_TZID=Europe/Paris:20270101T180000;RRULE:FREQ=DAILY,UNTIL=20270102T170000Z", "2027-01-01/02 2027-01-02/03")]
    [InlineData("DTSTART_TZID=Europe/Paris:20270101T180000;RRULE:FREQ=DAILY,UNTIL=20270102T165959Z", "2027-01-01/02")]
    [InlineData("DTSTART:20270101;RRULE:FREQ=DAILY,UNTIL=20261231", "2027-01-01/02")]
    // at home it is the next day
    [InlineData("DTSTART:20270101T233000Z;DTEND:20270103T100000Z;RRULE:FREQ=WEEKLY,COUNT=2", "2027-01-02/03 2027-01-09/10")]
    // several times a day are one night
    [InlineData("DTSTART:20270101T080000;RRULE:FREQ=HOURLY,COUNT=40", "2027-01-01/02 2027-01-02/03")]
    [InlineData("DTSTART:20270101T080000;DURATION:PT12H;RRULE:FREQ=HOURLY,INTERVAL=8,COUNT=4", "2027-01-01/02 2027-01-02/03")]
    // 29 February only when there is one
    [InlineData("DTSTART:20280229;RRULE:FREQ=YEARLY,COUNT=3", "2028-02-29/2028-03-01 2032-02-29/2032-03-01 2036-02-29/2036-03-01")]
    [InlineData("DTSTART:20270131;RRULE:FREQ=MONTHLY,COUNT=3", "2027-01-31/2027-02-01 2027-03-31/2027-04-01 2027-05-31/2027-06-01")]
    // week 53, and weeks that reach over new year
    [InlineData("DTSTART:20261228;RRULE:FREQ=YEARLY,BYWEEKNO=53,BYDAY=MO,COUNT=2", "2026-12-28/29 2032-12-27/28")]
    [InlineData("DTSTART:20270101;RRULE:FREQ=YEARLY,BYWEEKNO=-1,BYDAY=FR,COUNT=3", "2027-01-01/02 2027-12-31/2028-01-01 2028-12-29/30")]
    [InlineData("DTSTART:20271231;RRULE:FREQ=YEARLY,BYYEARDAY=-1,COUNT=2", "2027-12-31/2028-01-01 2028-12-31/2029-01-01")]
    // every second month's last working day
    [InlineData("DTSTART:20270129;RRULE:FREQ=MONTHLY,INTERVAL=2,BYDAY=MO+TU+WE+TH+FR,BYSETPOS=-1,COUNT=3", "2027-01-29/30 2027-03-31/2027-04-01 2027-05-31/2027-06-01")]
    // evenings of a rule by the day with several hours
    [InlineData("DTSTART:20270101T090000;RRULE:FREQ=DAILY,BYHOUR=9+21,COUNT=3", "2027-01-01/02 2027-01-02/03")]
    public void Nights(string lines, string nights) =>
        Assert.Equal(nights, string.Join(' ', Sample.Nights(Sample.Event(Lines(lines)))));

    [Fact]
    public void A_broken_rule_leaves_the_first_instance_and_damage()
    {
        foreach (var rule in new[] { "FREQ=FORTNIGHTLY", "INTERVAL=2", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYSOMETHING=1", "FREQ=DAILY;COUNT=", "FREQ=YEARLY;BYMONTH=13", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=-2147483648MO", "FREQ=MONTHLY;BYMONTHDAY=-2147483648", "FREQ=HOURLY;COUNT=2000000000;BYMINUTE=1,2", "" })
        {
            var document = Sample.Event("UID:x", "DTSTART:20270101", "RRULE:" + rule);
            Assert.Equal((CalendarHealth.Damaged, CalendarWarningKind.BadRule, 7), (document.Health, document.Warnings.Single().Kind, document.Warnings.Single().Line));
            Assert.Equal(["2027-01-01/02"], Sample.Nights(document));
        }
    }

    [Fact]
    public void An_altered_instance_takes_the_place_of_its_original_even_outside_the_window()
    {
        var document = Series("RECURRENCE-ID:20270103T170000Z", "DTSTART;TZID=Europe/Paris:20280501T180000", "DTEND;TZID=Europe/Paris:20280503T100000");
        Assert.Equal(["2027-01-01/02", "2027-01-02/03", "2027-01-04/05"], Sample.Nights(document, until: "2028-01-01"));
        Assert.Equal(["2028-05-01/03"], Sample.Nights(document, "2028-01-01"));
        Assert.Equal("20270103T180000", document.Nights(Sample.Paris, new(2028, 1, 1), new(2029, 1, 1)).Single().RecurrenceId);
    }

    [Theory]
    [InlineData("DTSTART:20270102;DTEND:20270105", "2027-01-02 2027-01-05")]
    [InlineData("DTSTART:20270102", "2027-01-02 2027-01-03")]
    [InlineData("DTSTART:20270301T000000Z;DTEND:20270308T000000Z", "2027-03-01T00:00:00Z 2027-03-08T00:00:00Z")]
    [InlineData("DTSTART:20270102T160000;DURATION:PT18H", "2027-01-02T16:00:00 2027-01-03T10:00:00")]
    [InlineData("DTSTART_TZID=Europe/Paris:20270102T160000;DTEND:20270103T090000Z", "2027-01-02T16:00:00[Europe/Paris] 2027-01-03T09:00:00Z")]
    // instances have their own, in the form of DTSTART, also over a change of clocks
    [InlineData("DTSTART:20270102;DTEND:20270104;RRULE:FREQ=WEEKLY,COUNT=2", "2027-01-02 2027-01-04, 2027-01-09 2027-01-11")]
    [InlineData("DTSTART:20270301T000000Z;DTEND:20270302T000000Z;RRULE:FREQ=MONTHLY,COUNT=2", "2027-03-01T00:00:00Z 2027-03-02T00:00:00Z, 2027-04-01T00:00:00Z 2027-04-02T00:00:00Z")]
    [InlineData("DTSTART_TZID=Europe/Paris:20270327T180000;DURATION:PT16H;RRULE:FREQ=DAILY,COUNT=2", "2027-03-27T18:00:00[Europe/Paris] 2027-03-28T10:00:00[Europe/Paris], 2027-03-28T18:00:00[Europe/Paris] 2027-03-29T10:00:00[Europe/Paris]")]
    [InlineData("DTSTART:20270101T180000Z;DTEND:20270102T100000Z;RRULE:FREQ=YEARLY,COUNT=2", "2027-01-01T18:00:00Z 2027-01-02T10:00:00Z, 2028-01-01T18:00:00Z 2028-01-02T10:00:00Z")]
    public void Starts_and_ends(string lines, string times) => Assert.Equal(times, string.Join(", ", Sample.Event(Lines(lines))
        .Nights(Sample.Paris, new(2027, 1, 1), new(2029, 1, 1)).Select(n => $"{n.Start.ToIsoString()} {n.End.ToIsoString()}")));

    [Fact]
    public void A_moved_instance_starts_where_it_was_moved_to_and_is_named_by_when_it_was_due()
    {
        var document = Series("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20270103T180000", "DTSTART:20270113T190000Z", "DTEND:20270115T090000Z");
        Assert.Equal(["2027-01-03T18:00:00[Europe/Paris] at 2027-01-13T19:00:00Z", "2027-01-04T18:00:00[Europe/Paris] at 2027-01-14T20:00:00[Europe/Paris]"],
            document.Nights(Sample.Paris, new(2027, 1, 10), new(2028, 1, 1)).OrderBy(n => n.From).Select(n => $"{n.Due!.Value.ToIsoString()} at {n.Start.ToIsoString()}"));
    }

    [Fact]
    public void A_cancelled_instance_is_given_as_cancelled()
    {
        var document = Series("RECURRENCE-ID;TZID=Europe/Paris:20270103T180000", "DTSTART;TZID=Europe/Paris:20270103T180000", "DURATION:PT16H", "STATUS:CANCELLED");
        Assert.Equal(["20270103T180000"], document.Nights(Sample.Paris, new(2027, 1, 1), new(2028, 1, 1)).Where(n => n.Event.IsCancelled).Select(n => n.RecurrenceId));
        Assert.Equal(3, document.Nights(Sample.Paris, new(2027, 1, 1), new(2028, 1, 1)).Count(n => !n.Event.IsCancelled));
    }

    [Fact]
    public void This_and_future_moves_all_later_instances()
    {
        var document = Series("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20270103T180000", "DTSTART;TZID=Europe/Paris:20270113T200000", "DTEND;TZID=Europe/Paris:20270115T100000", "SUMMARY:later");
        Assert.Equal(["2027-01-01/02 20270101T180000", "2027-01-02/03 20270102T180000", "2027-01-13/15 20270103T180000", "2027-01-14/16 20270104T180000"],
            document.Nights(Sample.Paris, new(2027, 1, 1), new(2028, 1, 1)).OrderBy(n => n.From).Select(n => $"{Sample.Write(n)} {n.RecurrenceId}"));
        Assert.Equal(["2027-01-14/16"], Sample.Nights(document, "2027-01-15", "2027-01-16"));
        Assert.Equal("later", document.Nights(Sample.Paris, new(2027, 1, 15), new(2027, 1, 16)).Single().Event.Summary);
    }

    [Fact]
    public void Of_two_revisions_of_one_instance_the_higher_sequence_holds()
    {
        var document = Sample.Read("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:x
            RECURRENCE-ID:20270102
            DTSTART:20270202
            SEQUENCE:2
            END:VEVENT
            BEGIN:VEVENT
            UID:x
            RECURRENCE-ID:20270102
            DTSTART:20270302
            SEQUENCE:1
            END:VEVENT
            BEGIN:VEVENT
            UID:x
            DTSTART:20270101
            RRULE:FREQ=DAILY;COUNT=2
            END:VEVENT
            END:VCALENDAR
            """);
        Assert.Equal(["2027-02-02/03", "2027-01-01/02"], Sample.Nights(document));
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal("20270102", document.Events[0].RecurrenceId);
    }

    [Fact]
    public void An_altered_instance_without_its_series_stands_for_itself()
    {
        var document = Sample.Event("UID:x", "RECURRENCE-ID;TZID=Europe/Paris:20270103T180000", "DTSTART;TZID=Europe/Paris:20270105T180000", "DURATION:PT20H");
        Assert.Equal("2027-01-05/06 20270103T180000", document.Nights(Sample.Paris, new(2027, 1, 1), new(2028, 1, 1)).Select(n => $"{Sample.Write(n)} {n.RecurrenceId}").Single());
    }

    [Theory]
    [InlineData("FREQ=SECONDLY", 730)]
    [InlineData("FREQ=SECONDLY;INTERVAL=7;BYHOUR=3,23", 730)]
    [InlineData("FREQ=MINUTELY;COUNT=2147483647", 730)]
    [InlineData("FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23", 730)]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0)]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", 0)]
    [InlineData("FREQ=HOURLY;INTERVAL=24;BYHOUR=5", 0)]
    [InlineData("FREQ=DAILY;INTERVAL=2147483647", 0)]
    [InlineData("FREQ=SECONDLY;INTERVAL=2147483647", 0)]
    [InlineData("FREQ=DAILY;COUNT=4000000;BYDAY=MO", 104)]
    public void A_rule_costs_no_more_than_its_window(string rule, int nights)
    {
        // No time is measured: a rule that walked second by second for the 2000 years since its start would not come back at all.
        var document = Sample.Event("UID:x", "DTSTART;TZID=America/New_York:00270101T043000", "DURATION:PT30M", "RRULE:" + rule);
        var given = document.Nights(Sample.Paris, new(2027, 1, 1), new(2028, 12, 31)).Count();
        Assert.InRange(given, nights, nights + 1);
    }

    [Fact]
    public void A_rule_expanded_in_any_window_gives_what_the_whole_gives()
    {
        string[] rules =
        [
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,WE;WKST=WE", "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR,2MO", "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1,27,53;BYDAY=SU,MO", "FREQ=DAILY;INTERVAL=9;COUNT=70",
            "FREQ=HOURLY;INTERVAL=31", "FREQ=MINUTELY;INTERVAL=1000;COUNT=900", "FREQ=MONTHLY;BYMONTHDAY=-1,13;BYSETPOS=2;COUNT=12", "FREQ=DAILY;INTERVAL=2;BYHOUR=1,23;BYMINUTE=0,59",
        ];
        foreach (var rule in rules)
        {
            var document = Sample.Event("UID:x", "DTSTART;TZID=Asia/Tokyo:20270110T070000", "DURATION:P2DT5H", "RRULE:" + rule);
            var whole = document.Nights(Sample.Paris, new(2027, 1, 1), new(2029, 6, 1)).ToList();
            Assert.NotEmpty(whole);
            for (var from = new DateOnly(2027, 1, 1); from < new DateOnly(2029, 5, 1); from = from.AddDays(11))
            {
                var until = from.AddDays(1 + from.Day);
                Assert.Equal(
                    whole.Where(n => n.From < until && n.Until > from).Select(Sample.Write).Distinct(),
                    document.Nights(Sample.Paris, from, until).Select(Sample.Write).Distinct());
            }
        }
    }

    [Fact]
    public void A_stay_keeps_its_hours_when_the_clocks_change()
    {
        var document = Sample.Event("DTSTART;TZID=Europe/Paris:20270326T233000", "DTEND;TZID=Europe/Paris:20270328T233000", "RRULE:FREQ=DAILY;COUNT=4");
        Assert.Equal(["2027-03-26/28", "2027-03-27/29", "2027-03-28/30", "2027-03-29/31"], Sample.Nights(document));
    }

    private static CalendarDocument Series(params string[] alteration) => Sample.Read(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART;TZID=Europe/Paris:20270101T180000\nDURATION:PT16H\nRRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\n"
        + $"BEGIN:VEVENT\nUID:x\n{string.Join('\n', alteration)}\nEND:VEVENT\nEND:VCALENDAR\n");

    // One line in a test case: ";" stands between lines, and in rules "," for ";" and "+" for ",", "_" for ";" before parameters.
    private static string[] Lines(string text) => [.. text.Split(';').Select(line =>
        line.StartsWith("RRULE", StringComparison.Ordinal) ? line.Replace(',', ';').Replace('+', ',') : line.Replace("_TZID", ";TZID", StringComparison.Ordinal).Replace("_VALUE", ";VALUE", StringComparison.Ordinal).Replace('+', ','))];
}
