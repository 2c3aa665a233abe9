using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Resas.Simulation.World.Tests;

/// <summary>Prints how fast a world is; no clock is asserted.</summary>
public sealed class SpeedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("usual", 5)]
    [InlineData("frantic", 40)]
    public void A_world_says_how_many_answers_it_gives_in_a_second(string name, double bookings)
    {
        var world = new SimulatedWorld(1, new() { Homes = 10, Pace = new(name, bookings, 0.3, 0.7, 0.2, 0.2, TimeSpan.FromMinutes(5)) });
        var (answers, octets) = (0L, 0L);
        var began = Stopwatch.GetTimestamp();
        Reader.Run(world, world.Pace.SuggestedPoll, _ => { }, (_, answer) => (answers, octets) = (answers + 1, octets + answer.Body.Length));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {answers / seconds:0} answers/s of {octets / answers} bytes on average, {world.Stays.Count} stays"));
        Assert.Equal(world.Listings.Count * 30 * 24 * 12, answers);
    }
}
