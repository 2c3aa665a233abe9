using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Sync.Propagation;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>Figures worked out by hand.</summary>
public class CollisionTests
{
    private static readonly Guid Airbnb = Guid.NewGuid(), Booking = Guid.NewGuid();
    private static readonly DateOnly Today = new(2026, 11, 21);

    /// <summary>overlap 7/365 = 0.019178; window 63.5 min = 0.044097 days, of 60: 0.00073495; 30 × both = 0.00042285; 30 × (1 − e^−that) = 0.012683.</summary>
    [Fact]
    public void Sixty_stays_a_year_half_on_each_and_two_hours_give_one_double_booking_in_79_years()
    {
        var figure = Collisions.AYear(here: 30, elsewhere: 30, TimeSpan.FromMinutes(63.5), nights: 4);
        Assert.Equal(0.012683, figure, 6);
        Assert.Equal(79, (int)Math.Round(1 / figure));
    }

    /// <summary>overlap 13/365 = 0.035616; a day of 60: 0.016667; 50 × both = 0.029680; 1 − e^−that = 0.029244; × 50 = 1.46220.</summary>
    [Fact]
    public void A_platform_that_comes_once_in_two_days_gives_more_than_one_a_year() =>
        Assert.Equal(1.4622, Collisions.AYear(here: 50, elsewhere: 50, TimeSpan.FromDays(1), nights: 7), 4);

    [Fact]
    public void No_time_no_risk() => Assert.Equal(0, Collisions.AYear(50, 50, TimeSpan.Zero, 7));

    /// <summary>Four arrivals within 182 days, from 21 August to 19 February: 4 × 365 ÷ 182 = 8.022 a year, of (2 + 4 + 3 + 3) ÷ 4 = 3 nights.</summary>
    [Fact]
    public void The_rate_is_scaled_by_what_the_ledger_covers()
    {
        var rhythm = Rhythm.Of([
            Stay("2026-08-21", "2026-08-23", Airbnb), Stay("2026-10-01", "2026-10-05", Airbnb), Stay("2026-12-01", "2026-12-04", Booking), Stay("2027-01-01", "2027-01-04", null),
            Stay("2026-12-20", "2026-12-25", Airbnb, ClaimKind.Block), Stay("2027-06-01", "2027-06-10", Airbnb)], Today)!;
        Assert.Equal((8.022, 3, 0.5, 0.25), (Math.Round(rhythm.AYear, 3), rhythm.Nights, rhythm.Share[Airbnb], rhythm.Share[Booking]));
    }

    [Fact]
    public void A_ledger_that_begins_today_is_scaled_by_three_months() =>
        Assert.Equal(2 * 365 / 90.0, Rhythm.Of([Stay("2027-02-01", "2027-02-03", Airbnb), Stay("2027-02-05", "2027-02-06", Airbnb)], Today)!.AYear, 6);

    [Fact]
    public void Who_sells_on_one_platform_only_can_sell_nothing_twice()
    {
        var rhythm = Rhythm.Of([Stay("2026-12-01", "2026-12-04", Airbnb)], Today)!;
        Assert.Null(Collisions.AYear(rhythm, Airbnb, TimeSpan.FromHours(1)));
        Assert.Null(Collisions.AYear(rhythm, Booking, TimeSpan.FromHours(1)));
        Assert.Null(Rhythm.Of([], Today));
    }

    private static ClaimView Stay(string from, string until, Guid? listing, ClaimKind kind = ClaimKind.Reservation) =>
        new(Guid.NewGuid(), Guid.Empty, kind, ClaimStanding.Held, On(from, until), listing, null, null, null, null, null, false, false);
}
