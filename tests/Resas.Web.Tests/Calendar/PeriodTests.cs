using Resas.Web.Calendar;
using static Resas.Web.Tests.Calendar.Claims;

namespace Resas.Web.Tests.Calendar;

public class PeriodTests
{
    private static readonly DateOnly Today = Day("2026-11-21");

    [Theory]
    [InlineData("2026-12-02", "8", "2026-11-30", 8)]
    [InlineData(null, null, "2026-11-16", 4)]
    [InlineData("abc", "abc", "2026-11-16", 4)]
    [InlineData("9999-12-31", "3", "2026-11-16", 4)]
    [InlineData("2026-02-30", "-2", "2026-11-16", 4)]
    [InlineData("2026-11-22", "2", "2026-11-16", 2)]
    public void A_period_begins_with_a_monday_and_nonsense_is_four_weeks_from_now(string? from, string? weeks, string monday, int length)
    {
        Assert.Equal(new Period(Day(monday), length), Period.Parse(from, weeks, Today));
    }

    [Fact]
    public void The_next_period_begins_where_this_one_ends()
    {
        var period = new Period(Day("2026-12-21"), 2);

        Assert.Equal(period.Until, period.Later.From);
        Assert.Equal(period, period.Later.Earlier);
        Assert.Equal(14, period.EachDay.Count());
        Assert.Equal(12, period.ColumnOf(Day("2027-01-01")));
    }
}
