using System.Text;
using Resas.Simulation.World.Faults;
using Resas.Simulation.World.Platforms;

namespace Resas.Simulation.World.Tests;

/// <summary>Small worlds in which nothing happens but what a test does.</summary>
internal static class Worlds
{
    private static readonly Pace NoGuests = new("none", 0, 0, 1, 0, 0, TimeSpan.FromMinutes(15));
    public static readonly DateTime Start = new(2027, 3, 15, 6, 0, 0, DateTimeKind.Utc);

    public static SimulatedWorld Quiet(params string[] platforms) => Quiet(_ => true, platforms);

    /// <summary>The first seed that gives the first listing the habits that are wanted.</summary>
    public static SimulatedWorld Quiet(Func<Habits, bool> first, params string[] platforms) =>
        Enumerable.Range(1, 10_000).Select(seed => new SimulatedWorld(seed, Settings(platforms))).First(w => first(w.Listings[0].Habits));

    public static WorldSettings Settings(params string[] platforms) =>
        new() { Homes = 1, FaultRate = 0, Start = Start, Platforms = platforms, DirectLinks = false, Pace = NoGuests };

    /// <summary>The day that many days after the first one of the story.</summary>
    public static DateOnly Day(int after) => DateOnly.FromDateTime(Start).AddDays(after);

    public static NightSpan Nights(int from, int until) => new(Day(from), Day(until));

    public static SimulatedStay Sell(this SimulatedWorld world, int listing, int from, int until) =>
        world.Sales.Sell(world.Listings[listing], Nights(from, until), world.Now, older: false);

    public static void Block(this SimulatedWorld world, int listing, int from, int until)
    {
        world.Listings[listing].Calendar.Blocks.Add(Nights(from, until));
        world.Sales.CalendarChanged(world.Listings[listing]);
    }

    public static bool Pull(this SimulatedWorld world, int listing, params NightSpan[] nights) => world.Pulled(world.Listings[listing], 200, HubText.Of(nights));

    public static string Feed(this SimulatedWorld world, int listing) => Text(world.Answer(world.Listings[listing]));

    public static string Text(FeedAnswer answer) => Encoding.UTF8.GetString(answer.Body);

    /// <summary>The lines with folds undone.</summary>
    public static string[] Lines(string feed) =>
        feed.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\n ", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<string> Values(string feed, string name) =>
        Lines(feed).Where(l => l.StartsWith(name, StringComparison.Ordinal)).Select(l => l[(l.IndexOf(':') + 1)..]);

    /// <summary>Lets the world go on, without a hub, until the instant.</summary>
    public static void Until(this SimulatedWorld world, DateTime instant)
    {
        while (world.NextAt <= instant) world.Step();
        world.AdvanceTo(instant);
    }
}
