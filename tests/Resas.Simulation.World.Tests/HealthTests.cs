using Resas.Simulation.World.Faults;
using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Tests;

public sealed class HealthTests
{
    private const Closure Foreign = Closure.Imported | Closure.Linked | Closure.Padding;

    [Fact]
    public void An_answer_is_healthy_exactly_when_it_tells_all_that_is_closed()
    {
        var (healthy, untrue) = (0, 0);
        for (var seed = 1; seed <= 25; seed++)
        {
            var world = new SimulatedWorld(seed, new() { Days = 15, FaultRate = 0.3, MixedZones = true });
            Reader.Run(world, TimeSpan.FromHours(1), _ => { }, (listing, answer) =>
            {
                if (answer.Status != 200 || answer.ConnectionBroken || HubCalendar.Read(answer.Body) is not { } told)
                {
                    Assert.False(answer.IsHealthy);
                    return;
                }

                var same = Closed(listing).SetEquals(told.Where(n => n >= listing.Home.Today));
                if (answer.IsHealthy) Assert.True(same, $"seed {seed} {listing} {answer.Fault}");
                else if (answer.Fault is Fault.EmptyCalendar or Fault.HalfMissing) Assert.False(same, $"seed {seed} {listing} {answer.Fault}");
                if (answer.IsHealthy) healthy++;
                else untrue++;
            });
        }

        Assert.True(healthy > 10_000 && untrue > 500, $"{healthy} {untrue}");
    }

    // By what is known of each platform, not by how its feed is written here.
    private static HashSet<DateOnly> Closed(SimulatedListing listing)
    {
        var shown = Closure.Stay | listing.PlatformKey switch
        {
            "airbnb" => Closure.Preparation | Closure.Block | Closure.Notice | Closure.Window | Closure.Snooze,
            "booking" => Closure.Block | Closure.Window | Closure.Snooze,
            "greengo" or "abritel" or "other" => Closure.Block,
            _ => Closure.None,
        };
        if (listing.Echoes) shown |= Foreign;
        // Airbnb's calendar ends after a year; beyond a listing's own horizon everything counts as a window.
        var horizon = listing.Home.Today.AddDays(listing.Habits.HorizonDays);
        return [.. new NightSpan(listing.Home.Today, horizon).Each().Where(n => (listing.WhyClosed(n) & shown) != 0)];
    }
}
