using System.Security.Cryptography;
using System.Text;
using Resas.Simulation.World.Faults;

namespace Resas.Simulation.World.Tests;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public void The_same_seed_tells_the_same_story_to_the_byte(int seed) => Assert.Equal(Story(seed), Story(seed));

    [Fact]
    public void Different_seeds_tell_different_stories() =>
        Assert.Equal(20, Enumerable.Range(1, 20).Select(Story).Distinct().Count());

    [Fact]
    public void A_hub_that_reads_more_often_meets_the_same_guests() =>
        Assert.Equal(Guests(5, TimeSpan.FromMinutes(5)), Guests(5, TimeSpan.FromHours(3)));

    private static string Story(int seed)
    {
        var world = new SimulatedWorld(seed);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Reader.Run(world, TimeSpan.FromMinutes(30),
            e => hash.AppendData(Encoding.UTF8.GetBytes(e.ToString())),
            (_, a) => hash.AppendData([(byte)a.Fault, .. BitConverter.GetBytes(a.Status), .. a.Body]));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Guests(int seed, TimeSpan poll)
    {
        var world = new SimulatedWorld(seed);
        Reader.Run(world, poll, _ => { }, (_, _) => { });
        return string.Join('\n', world.Stays.Select(s => $"{s} {s.Guest} {s.SoldAt:O}"));
    }
}
