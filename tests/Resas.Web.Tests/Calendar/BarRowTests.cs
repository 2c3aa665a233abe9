using Resas.Contracts.Blocks;
using Resas.Web.Calendar;
using static Resas.Web.Tests.Calendar.Claims;

namespace Resas.Web.Tests.Calendar;

public class BarRowTests
{
    private static readonly DateOnly Monday = Day("2026-11-23");

    [Fact]
    public void A_stay_inside_the_week_touches_its_arrival_and_its_departure_day()
    {
        var bar = Assert.Single(Week(Stay("2026-11-24", "2026-11-27")).Bars);

        Assert.Equal((2, 4, 0, true, true), Place(bar));
    }

    [Fact]
    public void A_stay_over_two_weeks_is_cut_at_sunday_and_goes_on_at_monday()
    {
        var stay = Stay("2026-11-28", "2026-12-01");

        Assert.Equal((6, 2, 0, true, false), Place(Assert.Single(Week(stay).Bars)));
        Assert.Equal((1, 2, 0, false, true), Place(Assert.Single(BarRow.Of(Monday.AddDays(7), 7, [stay]).Bars)));
    }

    [Fact]
    public void A_stay_longer_than_the_week_fills_it_and_neither_starts_nor_ends_there()
    {
        Assert.Equal((1, 7, 0, false, false), Place(Assert.Single(Week(Stay("2026-11-01", "2026-12-31")).Bars)));
    }

    [Fact]
    public void Leaving_on_the_first_day_or_arriving_on_the_last_is_half_a_day_in_the_week()
    {
        var row = Week(Stay("2026-11-20", "2026-11-23"), Stay("2026-11-29", "2026-12-02"));

        Assert.Equal([(1, 1, 0, false, true), (7, 1, 0, true, false)], row.Bars.Select(Place));
    }

    [Fact]
    public void Stays_that_only_touch_the_week_from_outside_are_not_in_it()
    {
        Assert.Empty(Week(Stay("2026-11-20", "2026-11-22"), Stay("2026-11-30", "2026-12-02")).Bars);
    }

    [Fact]
    public void A_same_day_turnover_shares_a_lane_and_a_day()
    {
        var row = Week(Stay("2026-11-23", "2026-11-25"), Stay("2026-11-25", "2026-11-28"));

        Assert.Equal([(1, 3, 0, true, true), (3, 4, 0, true, true)], row.Bars.Select(Place));
        Assert.Equal(1, row.Lanes);
    }

    [Fact]
    public void Stays_on_one_night_lie_above_each_other()
    {
        var row = Week(Stay("2026-11-23", "2026-11-27"), Stay("2026-11-24", "2026-11-26"), Stay("2026-11-25", "2026-11-28"));

        Assert.Equal([0, 1, 2], row.Bars.Select(b => b.Lane));
        Assert.Equal(3, row.Lanes);
    }

    [Fact]
    public void A_lane_is_used_again_as_soon_as_it_is_free()
    {
        var row = Week(Stay("2026-11-23", "2026-11-28"), Stay("2026-11-23", "2026-11-24"), Stay("2026-11-24", "2026-11-26"));

        Assert.Equal([0, 1, 1], row.Bars.Select(b => b.Lane));
    }

    [Fact]
    public void What_holds_nights_lies_above_mirrors_and_these_above_windows()
    {
        var row = Week(Stay("2026-11-01", "2027-05-01", standing: ClaimStanding.Window), Stay("2026-11-25", "2026-11-27", standing: ClaimStanding.Mirror), Stay("2026-11-25", "2026-11-27"));

        Assert.Equal(
            [(ClaimStanding.Window, 2), (ClaimStanding.Held, 0), (ClaimStanding.Mirror, 1)],
            row.Bars.Select(b => (b.Claim.Standing, b.Lane)));
    }

    [Fact]
    public void Nights_over_the_end_of_the_year_are_nights_like_others()
    {
        var row = BarRow.Of(Day("2026-12-28"), 7, [Stay("2026-12-30", "2027-01-02")]);

        Assert.Equal((3, 4, 0, true, true), Place(Assert.Single(row.Bars)));
    }

    [Fact]
    public void An_empty_row_is_one_lane_high()
    {
        Assert.Equal(1, Week().Lanes);
    }

    private static BarRow Week(params ClaimView[] claims) => BarRow.Of(Monday, 7, claims);

    private static (int From, int Days, int Lane, bool Starts, bool Ends) Place(Bar bar) => (bar.From, bar.Days, bar.Lane, bar.Starts, bar.Ends);
}
