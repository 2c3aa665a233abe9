namespace Resas.Simulation.World.Tests;

public sealed class EchoTests
{
    [Fact]
    public void Booking_always_hands_back_what_it_imported()
    {
        var world = Worlds.Quiet("booking", "airbnb");
        world.Pull(0, Worlds.Nights(10, 12));
        Assert.Contains("DTSTART;VALUE=DATE:20270325\nDTEND;VALUE=DATE:20270327\n", world.Feed(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Airbnb_may_hand_it_back_widened_by_the_preparation_nights()
    {
        var world = Worlds.Quiet(h => h is { Echoes: true, PadsImports: true, Merges: true, Preparation: 1 }, "airbnb", "booking");
        world.Pull(0, Worlds.Nights(10, 12));
        Assert.Contains("DTSTART;VALUE=DATE:20270324\r\nDTEND;VALUE=DATE:20270328\r\nSUMMARY:Airbnb (Not available)", world.Feed(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Airbnb_may_keep_it_to_itself_and_still_not_sell_it()
    {
        var world = Worlds.Quiet(h => !h.Echoes, "airbnb", "booking");
        world.Pull(0, Worlds.Nights(10, 12));
        Assert.DoesNotContain("20270325", world.Feed(0), StringComparison.Ordinal);
        Assert.False(world.Sells(world.Listings[0], Worlds.Day(10)));
    }

    [Fact]
    public void Abritel_shows_only_its_own()
    {
        var world = Worlds.Quiet("abritel", "airbnb");
        world.Pull(0, Worlds.Nights(10, 12));
        Assert.DoesNotContain("BEGIN:VEVENT", world.Feed(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Booking_may_open_imported_nights_when_its_own_stay_is_cancelled_until_it_fetches_again()
    {
        var world = Worlds.Quiet(h => h.Reopens, "booking", "airbnb");
        var stay = world.Sell(0, 10, 12);
        world.Pull(0, Worlds.Nights(10, 12));
        world.Sales.Cancel(stay);
        Assert.True(world.Sells(world.Listings[0], Worlds.Day(10)));
        world.Pull(0, Worlds.Nights(10, 12));
        Assert.False(world.Sells(world.Listings[0], Worlds.Day(10)));
    }

    [Fact]
    public void A_direct_link_closes_what_the_other_platform_shows()
    {
        var world = Enumerable.Range(1, 100).Select(seed => new SimulatedWorld(seed, Worlds.Settings("airbnb", "booking") with { DirectLinks = true }))
            .First(w => w.Listings[1].LinkedTo == w.Listings[0]);
        world.Sell(0, 10, 12);
        world.Until(Worlds.Start.AddDays(1));
        Assert.True(world.Listings[1].WhyClosed(Worlds.Day(10)).HasFlag(Closure.Linked));
        Assert.True(world.Answer(world.Listings[1]).IsHealthy);
        Assert.Contains(Worlds.Day(10), world.Listings[1].ShownNights);
    }
}
