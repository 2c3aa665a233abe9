using System.Globalization;
using System.Text;
using Resas.ICalendar.Reading;
using Resas.ICalendar.Recurrence;

namespace Resas.ICalendar.Tests;

/// <summary>All examples of RFC 5545, section 3.8.5.3, with the dates that it lists. Where it lists some and "...", the ones it lists are the first.</summary>
public class Rfc5545RecurrenceTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    // Daily for 10 occurrences
    [InlineData("19970902T090000", "FREQ=DAILY;COUNT=10", "1997: Sep 2-11", true)]
    // Daily until December 24, 1997
    [InlineData("19970902T090000", "FREQ=DAILY;UNTIL=19971224T000000Z", "1997: Sep 2-30; Oct 1-31; Nov 1-30; Dec 1-23", true)]
    // Every other day
    [InlineData("19970902T090000", "FREQ=DAILY;INTERVAL=2",
        "1997: Sep 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30; Oct 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30; Nov 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29; Dec 1 3", false)]
    // Every 10 days, 5 occurrences
    [InlineData("19970902T090000", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997: Sep 2 12 22; Oct 2 12", true)]
    // Every day in January, for 3 years
    [InlineData("19980101T090000", "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", "1998: Jan 1-31 | 1999: Jan 1-31 | 2000: Jan 1-31", true)]
    [InlineData("19980101T090000", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", "1998: Jan 1-31 | 1999: Jan 1-31 | 2000: Jan 1-31", true)]
    // Weekly for 10 occurrences
    [InlineData("19970902T090000", "FREQ=WEEKLY;COUNT=10", "1997: Sep 2 9 16 23 30; Oct 7 14 21 28; Nov 4", true)]
    // Weekly until December 24, 1997
    [InlineData("19970902T090000", "FREQ=WEEKLY;UNTIL=19971224T000000Z", "1997: Sep 2 9 16 23 30; Oct 7 14 21 28; Nov 4 11 18 25; Dec 2 9 16 23", true)]
    // Every other week, forever
    [InlineData("19970902T090000", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997: Sep 2 16 30; Oct 14 28; Nov 11 25; Dec 9 23 | 1998: Jan 6 20; Feb 3 17", false)]
    // Weekly on Tuesday and Thursday for five weeks
    [InlineData("19970902T090000", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "1997: Sep 2 4 9 11 16 18 23 25 30; Oct 2", true)]
    [InlineData("19970902T090000", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997: Sep 2 4 9 11 16 18 23 25 30; Oct 2", true)]
    // Every other week on Monday, Wednesday, and Friday until December 24, 1997, starting on Monday, September 1, 1997
    [InlineData("19970901T090000", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "1997: Sep 1 3 5 15 17 19 29; Oct 1 3 13 15 17 27 29 31; Nov 10 12 14 24 26 28; Dec 8 10 12 22", true)]
    // Every other week on Tuesday and Thursday, for 8 occurrences
    [InlineData("19970902T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997: Sep 2 4 16 18 30; Oct 2 14 16", true)]
    // Monthly on the first Friday for 10 occurrences
    [InlineData("19970905T090000", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997: Sep 5; Oct 3; Nov 7; Dec 5 | 1998: Jan 2; Feb 6; Mar 6; Apr 3; May 1; Jun 5", true)]
    // Monthly on the first Friday until December 24, 1997
    [InlineData("19970905T090000", "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997: Sep 5; Oct 3; Nov 7; Dec 5", true)]
    // Every other month on the first and last Sunday of the month for 10 occurrences
    [InlineData("19970907T090000", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997: Sep 7 28; Nov 2 30 | 1998: Jan 4 25; Mar 1 29; May 3 31", true)]
    // Monthly on the second-to-last Monday of the month for 6 months
    [InlineData("19970922T090000", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997: Sep 22; Oct 20; Nov 17; Dec 22 | 1998: Jan 19; Feb 16", true)]
    // Monthly on the third-to-the-last day of the month, forever
    [InlineData("19970928T090000", "FREQ=MONTHLY;BYMONTHDAY=-3", "1997: Sep 28; Oct 29; Nov 28; Dec 29 | 1998: Jan 29; Feb 26", false)]
    // Monthly on the 2nd and 15th of the month for 10 occurrences
    [InlineData("19970902T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997: Sep 2 15; Oct 2 15; Nov 2 15; Dec 2 15 | 1998: Jan 2 15", true)]
    // Monthly on the first and last day of the month for 10 occurrences
    [InlineData("19970930T090000", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997: Sep 30; Oct 1 31; Nov 1 30; Dec 1 31 | 1998: Jan 1 31; Feb 1", true)]
    // Every 18 months on the 10th thru 15th of the month for 10 occurrences
    [InlineData("19970910T090000", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997: Sep 10-15 | 1999: Mar 10-13", true)]
    // Every Tuesday, every other month
    [InlineData("19970902T090000", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997: Sep 2 9 16 23 30; Nov 4 11 18 25 | 1998: Jan 6 13 20 27; Mar 3 10 17 24 31", false)]
    // Yearly in June and July for 10 occurrences
    [InlineData("19970610T090000", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997: Jun 10; Jul 10 | 1998: Jun 10; Jul 10 | 1999: Jun 10; Jul 10 | 2000: Jun 10; Jul 10 | 2001: Jun 10; Jul 10", true)]
    // Every other year on January, February, and March for 10 occurrences
    [InlineData("19970310T090000", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997: Mar 10 | 1999: Jan 10; Feb 10; Mar 10 | 2001: Jan 10; Feb 10; Mar 10 | 2003: Jan 10; Feb 10; Mar 10", true)]
    // Every third year on the 1st, 100th, and 200th day for 10 occurrences
    [InlineData("19970101T090000", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997: Jan 1; Apr 10; Jul 19 | 2000: Jan 1; Apr 9; Jul 18 | 2003: Jan 1; Apr 10; Jul 19 | 2006: Jan 1", true)]
    // Every 20th Monday of the year, forever
    [InlineData("19970519T090000", "FREQ=YEARLY;BYDAY=20MO", "1997: May 19 | 1998: May 18 | 1999: May 17", false)]
    // Monday of week number 20 (where the default start of the week is Monday), forever
    [InlineData("19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997: May 12 | 1998: May 11 | 1999: May 17", false)]
    // Every Thursday in March, forever
    [InlineData("19970313T090000", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997: Mar 13 20 27 | 1998: Mar 5 12 19 26 | 1999: Mar 4 11 18 25", false)]
    // Every Thursday, but only during June, July, and August, forever
    [InlineData("19970605T090000", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "1997: Jun 5 12 19 26; Jul 3 10 17 24 31; Aug 7 14 21 28 | 1998: Jun 4 11 18 25; Jul 2 9 16 23 30; Aug 6 13 20 27 | 1999: Jun 3 10 17 24; Jul 1 8 15 22 29; Aug 5 12 19 26", false)]
    // The first Saturday that follows the first Sunday of the month, forever
    [InlineData("19970913T090000", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997: Sep 13; Oct 11; Nov 8; Dec 13 | 1998: Jan 10; Feb 7; Mar 7; Apr 11; May 9; Jun 13", false)]
    // Every 4 years, the first Tuesday after a Monday in November, forever (U.S. Presidential Election day)
    [InlineData("19961105T090000", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996: Nov 5 | 2000: Nov 7 | 2004: Nov 2", false)]
    // The third instance into the month of one of Tuesday, Wednesday, or Thursday, for the next 3 months
    [InlineData("19970904T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997: Sep 4; Oct 7; Nov 6", true)]
    // The second-to-last weekday of the month
    [InlineData("19970929T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997: Sep 29; Oct 30; Nov 27; Dec 30 | 1998: Jan 29; Feb 26; Mar 30", false)]
    // An example where the days generated makes a difference because of WKST
    [InlineData("19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997: Aug 5 10 19 24", true)]
    [InlineData("19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997: Aug 5 17 19 31", true)]
    // An example where an invalid date (i.e., February 30) is ignored
    [InlineData("20070115T090000", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007: Jan 15 30; Feb 15; Mar 15 30", true)]
    public void The_rule_gives_the_dates_that_the_rfc_lists(string start, string rule, string dates, bool isAll)
    {
        var expected = Dates(dates).Select(date => date.AddHours(9)).ToList();
        Assert.Equal(expected, Instances(start, rule).Take(isAll ? 10_000 : expected.Count));
    }

    // Every Friday the 13th, forever: DTSTART is no Friday, and only its EXDATE takes it away.
    [Fact]
    public void Friday_the_13th()
    {
        var document = Sample.Event("DTSTART;TZID=America/New_York:19970902T090000", "DTEND;TZID=America/New_York:19970903T090000",
            "EXDATE;TZID=America/New_York:19970902T090000", "RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "UID:x");
        Assert.Equal(["1998-02-13/14", "1998-03-13/14", "1998-11-13/14", "1999-08-13/14", "2000-10-13/14"], Sample.Nights(document, "1997-01-01", "2000-12-31", NewYork));
    }

    [Theory]
    // Every 3 hours from 9:00 AM to 5:00 PM on a specific day; UNTIL as corrected by erratum 3883
    [InlineData("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", "09:00 12:00 15:00")]
    // Every 15 minutes for 6 occurrences
    [InlineData("FREQ=MINUTELY;INTERVAL=15;COUNT=6", "09:00 09:15 09:30 09:45 10:00 10:15")]
    // Every hour and a half for 4 occurrences
    [InlineData("FREQ=MINUTELY;INTERVAL=90;COUNT=4", "09:00 10:30 12:00 13:30")]
    public void The_rule_gives_the_times_that_the_rfc_lists(string rule, string times) =>
        Assert.Equal(times, string.Join(' ', Instances("19970902T090000", rule).Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture))));

    // Every 20 minutes from 9:00 AM to 4:40 PM every day
    [Theory]
    [InlineData("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40")]
    [InlineData("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16")]
    public void Every_20_minutes_of_the_working_day(string rule)
    {
        var day = Enumerable.Range(9, 8).SelectMany(hour => new[] { 0, 20, 40 }, (hour, minute) => new TimeSpan(hour, minute, 0)).ToList();
        var expected = Enumerable.Range(2, 3).SelectMany(_ => day, (date, time) => new DateTime(1997, 9, date) + time);
        Assert.Equal(expected, Instances("19970902T090000", rule).Take(72));
    }

    private static IEnumerable<DateTime> Instances(string start, string text)
    {
        Assert.True(RecurrenceRuleParser.TryParse(Encoding.ASCII.GetBytes(text), out var rule));
        Assert.True(DateParser.TryParse(Encoding.ASCII.GetBytes(start), out var first, out _, out _));
        var until = rule!.Until is { } time ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(time.Wall, DateTimeKind.Utc), NewYork) : DateTime.MaxValue;
        var cursor = new RuleCursor(rule, first, until);
        while (cursor.MoveNext()) yield return cursor.Current;
    }

    // "1997: Sep 2-4; Oct 1 3 | 1998: Jan 1"
    private static IEnumerable<DateTime> Dates(string text) =>
        from year in text.Split(" | ")
        from month in year[6..].Split("; ")
        from item in month[4..].Split(' ')
        let ends = item.Split('-')
        let first = int.Parse(ends[0], CultureInfo.InvariantCulture)
        from day in Enumerable.Range(first, int.Parse(ends[^1], CultureInfo.InvariantCulture) - first + 1)
        select DateTime.ParseExact($"{year[..4]} {month[..3]} {day}", "yyyy MMM d", CultureInfo.InvariantCulture);
}
