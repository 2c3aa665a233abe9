using Resas.Simulation.World.Faults;
using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Tests;

/// <summary>A calendar hub, as little of one as there can be.</summary>
internal interface IHub
{
    void Read(SimulatedListing listing, FeedAnswer answer);

    byte[] Export(SimulatedListing listing);
}

/// <summary>Knows everything without reading.</summary>
internal sealed class AllKnowingHub : IHub
{
    public void Read(SimulatedListing listing, FeedAnswer answer)
    {
    }

    public byte[] Export(SimulatedListing listing) => HubText.Of(Judge.Truth(listing));
}

/// <summary>Exports to each platform the union of what the others last said, echoes and windows included.</summary>
internal sealed class UnionHub : IHub
{
    private readonly Dictionary<SimulatedListing, HashSet<DateOnly>> known = [];

    public void Read(SimulatedListing listing, FeedAnswer answer)
    {
        if (answer.Status == 200 && HubCalendar.Read(answer.Body) is { } nights) known[listing] = nights;
    }

    public byte[] Export(SimulatedListing listing) => HubText.Of(known.Where(k => k.Key.Home == listing.Home && k.Key != listing).SelectMany(k => k.Value));
}

internal static class HubRun
{
    /// <summary>Lets a hub run through a world and settle for the days given.</summary>
    public static Scorecard Play(SimulatedWorld world, IHub hub, int settling = 4, Func<IReadOnlyCollection<ReportedConflict>?>? conflicts = null)
    {
        foreach (var listing in world.Listings.Where(l => l.TakesExport)) listing.HubAddress = new($"http://hub.example/{listing.Index}.ics");
        RunUntil(world, hub, world.End);
        world.StopChanging();
        RunUntil(world, hub, world.End.AddDays(settling));
        var exports = world.Listings.Where(l => l.TakesExport).ToDictionary(l => l, hub.Export);
        return Judge.Score(world, exports, conflicts?.Invoke());
    }

    private static void RunUntil(SimulatedWorld world, IHub hub, DateTime end)
    {
        for (var next = world.Now; next < end; next += world.Pace.SuggestedPoll)
        {
            while (world.NextAt <= next)
                if (world.Step() is { Kind: WorldEventKind.Pull, Listing: { } listing }) world.Pulled(listing, 200, hub.Export(listing));
            world.AdvanceTo(next);
            foreach (var listing in world.Listings) hub.Read(listing, world.Answer(listing));
        }
    }
}
