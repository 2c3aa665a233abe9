namespace Resas.Simulation.World.Tests;

public sealed class WindowTests
{
    [Fact]
    public void Airbnbs_notice_and_window_move_with_each_day()
    {
        var world = Worlds.Quiet(h => h is { Notice: 1, WindowDays: 180 }, "airbnb", "booking");
        var listing = world.Listings[0];
        foreach (var day in Enumerable.Range(0, 3))
        {
            world.Until(Worlds.Start.AddDays(day));
            Assert.Equal([Worlds.Nights(day, day + 1), Worlds.Nights(day + 180, day + 365)], NightSpan.Runs(world.ClosedNights(listing)));
            Assert.True(world.Sells(listing, Worlds.Day(day + 179)));
            Assert.False(world.Sells(listing, Worlds.Day(day + 180)));
        }
    }

    [Fact]
    public void A_day_begins_at_the_homes_midnight_across_the_clock_change()
    {
        var world = new SimulatedWorld(1, Worlds.Settings("airbnb", "booking") with { Start = new(2027, 3, 26, 12, 0, 0, DateTimeKind.Utc) });
        var days = new List<DateTime>();
        while (days.Count < 4) if (world.Step() is { Kind: WorldEventKind.Day } day) days.Add(day.At);
        Assert.Equal([new(2027, 3, 26, 23, 0, 0), new(2027, 3, 27, 23, 0, 0), new(2027, 3, 28, 22, 0, 0), new(2027, 3, 29, 22, 0, 0)], days);
    }

    [Fact]
    public void Preparation_nights_stand_around_stays_and_are_not_sold()
    {
        var world = Worlds.Quiet(h => h.Preparation == 1, "airbnb", "booking");
        world.Sell(0, 10, 12);
        Assert.Equal(Closure.Preparation, world.Listings[0].WhyClosed(Worlds.Day(9)));
        Assert.Equal(Closure.Preparation, world.Listings[0].WhyClosed(Worlds.Day(12)));
        Assert.True(world.Sells(world.Listings[0], Worlds.Day(13)));
    }

    [Fact]
    public void A_snoozed_listing_is_closed_for_the_year()
    {
        var world = Worlds.Quiet("airbnb", "booking");
        world.Listings[0].Calendar.Snooze(true);
        Assert.Empty(world.OpenNights(world.Listings[0]));
        Assert.Contains(Worlds.Day(100), world.ClosedNights(world.Listings[0]));
    }

    [Fact]
    public void The_clock_never_passes_what_is_due()
    {
        var world = Worlds.Quiet("airbnb", "booking");
        Assert.Throws<ArgumentOutOfRangeException>(() => world.AdvanceTo(world.NextAt!.Value.AddTicks(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => world.AdvanceTo(world.Now.AddTicks(-1)));
    }
}
