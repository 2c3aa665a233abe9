namespace Resas.Simulation.World.Tests;

public sealed class HubTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_hub_that_knows_everything_scores_zero(int seed)
    {
        var world = new SimulatedWorld(seed);
        var card = HubRun.Play(world, new AllKnowingHub(), conflicts: () =>
            [.. world.DoubleSales.Select(s => new ReportedConflict(s.First.Listing.Home.Name, s.Nights.From, s.Nights.Until))]);
        Assert.True(card.IsClean, card.Sheet.ToText());
        Assert.All(card.Platforms, p => Assert.Equal(0, p.StillOpen));
    }

    [Fact]
    public void A_hub_that_hands_on_all_it_reads_makes_ghosts()
    {
        var cards = Enumerable.Range(1, 6).Select(seed => HubRun.Play(new(seed), new UnionHub())).ToList();
        Assert.All(cards, card => Assert.Empty(card.Lost));
        Assert.Contains(cards, card => card.Ghosts.Count > 0);
    }

    [Fact]
    public void Its_echo_alone_makes_them()
    {
        var world = new SimulatedWorld(1, Worlds.Settings("booking", "booking") with { Days = 5 });
        var stay = world.Sales.Sell(world.Listings[0], Worlds.Nights(40, 43), world.Now, older: false);
        var hub = new UnionHub();
        HubRun.Play(world, hub, settling: 1);
        world.Sales.Cancel(stay);
        var card = HubRun.Play(world, hub);
        Assert.Contains(card.Ghosts, g => g.Nights.From <= Worlds.Day(40) && g.Nights.Until >= Worlds.Day(43));
    }

    [Fact]
    public void A_faster_fetch_leaves_less_to_sell_twice()
    {
        var world = new SimulatedWorld(7, new() { Pace = new("busy", 15, 0.3, 0.7, 0.1, 0.1, TimeSpan.FromMinutes(15)), Platforms = ["airbnb", "booking", "abritel"] });
        var card = HubRun.Play(world, new AllKnowingHub());
        Assert.All(card.Platforms, p => Assert.True(p.Closings > 5 && p.Median > TimeSpan.Zero && p.Median <= p.NinetyNinth && p.NinetyNinth <= p.Longest, card.Sheet.ToText()));
        Assert.All(card.Platforms, p => Assert.True(p.NightHours > 0));
        var airbnb = card.Platforms.Single(p => p.Platform == "airbnb");
        Assert.InRange(airbnb.Median, TimeSpan.FromMinutes(30), TimeSpan.FromHours(3));
    }
}
