using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Web.Calendar;
using static Resas.Web.Tests.Calendar.Claims;

namespace Resas.Web.Tests.Calendar;

public class MonthGridTests
{
    private static readonly DateOnly Today = Day("2026-11-21");

    [Theory]
    [InlineData("2026-11-01", "2026-10-26", 6)] // begins with a Sunday
    [InlineData("2027-02-01", "2027-02-01", 4)] // four whole weeks
    [InlineData("2026-12-01", "2026-11-30", 5)]
    [InlineData("2026-03-01", "2026-02-23", 6)] // clocks go forward on the 29th
    [InlineData("2026-10-01", "2026-09-28", 5)] // and back on the 25th
    [InlineData("2028-02-01", "2028-01-31", 5)] // leap year
    public void A_month_is_shown_in_whole_weeks_with_each_day_once(string month, string first, int weeks)
    {
        var days = MonthGrid.Of(Day(month), Today, []).Weeks.SelectMany(w => w.Days).ToList();

        Assert.Equal(Day(first), days[0].Date);
        Assert.Equal(weeks * 7, days.Count);
        Assert.Equal(Enumerable.Range(0, days.Count).Select(d => Day(first).AddDays(d)), days.Select(d => d.Date));
        Assert.Equal(DateTime.DaysInMonth(Day(month).Year, Day(month).Month), days.Count(d => !d.IsOutside));
    }

    [Fact]
    public void A_bar_stands_in_the_first_day_that_it_touches_of_each_week()
    {
        var grid = MonthGrid.Of(Day("2026-11-01"), Today, [Stay("2026-11-06", "2026-11-10")]);

        Assert.Equal([Day("2026-11-06"), Day("2026-11-09")], grid.Weeks.SelectMany(w => w.Days).Where(d => d.Bars.Count > 0).Select(d => d.Date));
    }

    [Fact]
    public void The_departure_day_is_free_to_block_and_the_nights_before_are_not()
    {
        var grid = MonthGrid.Of(Day("2026-11-01"), Today, [Stay("2026-11-23", "2026-11-25")]);

        Assert.False(At(grid, "2026-11-23").CanBeBlocked);
        Assert.False(At(grid, "2026-11-24").CanBeBlocked);
        Assert.True(At(grid, "2026-11-25").CanBeBlocked);
    }

    [Fact]
    public void A_window_takes_no_night_and_neither_does_a_mirror()
    {
        var grid = MonthGrid.Of(Day("2026-11-01"), Today,
            [Stay("2026-11-23", "2026-11-25", standing: ClaimStanding.Window), Stay("2026-11-25", "2026-11-27", standing: ClaimStanding.Mirror)]);

        Assert.DoesNotContain(grid.Weeks.SelectMany(w => w.Days), d => d.IsTaken);
    }

    [Fact]
    public void Today_is_neither_past_nor_to_come()
    {
        var grid = MonthGrid.Of(Day("2026-11-01"), Today, []);

        Assert.Equal(Today, Assert.Single(grid.Weeks.SelectMany(w => w.Days), d => d.IsToday).Date);
        Assert.True(At(grid, "2026-11-20").IsPast);
        Assert.False(At(grid, "2026-11-20").CanBeBlocked);
        Assert.False(At(grid, "2026-11-21").IsPast);
    }

    [Fact]
    public void The_nights_asked_for_include_the_one_before_the_grid()
    {
        Assert.Equal(new Nights(Day("2026-10-25"), Day("2026-12-07")), MonthGrid.Touched(Day("2026-11-01")));
    }

    [Theory]
    [InlineData("2027-02", "2027-02-01")]
    [InlineData("abc", "2026-11-01")]
    [InlineData("9999-99", "2026-11-01")]
    [InlineData("9999-12", "2026-11-01")]
    [InlineData("0001-01", "2026-11-01")]
    [InlineData("2027-02-14", "2026-11-01")]
    [InlineData("", "2026-11-01")]
    [InlineData(null, "2026-11-01")]
    public void A_month_that_names_none_is_this_month(string? text, string month)
    {
        Assert.Equal(Day(month), MonthGrid.Parse(text, Today));
    }

    private static MonthGrid.Day At(MonthGrid grid, string date) => grid.Weeks.SelectMany(w => w.Days).Single(d => d.Date == Day(date));
}
