using Resas.Simulation.World.Faults;

namespace Resas.Simulation.World.Tests;

/// <summary>Reads every feed of a world at a steady pace until its end.</summary>
internal static class Reader
{
    public static void Run(SimulatedWorld world, TimeSpan poll, Action<WorldEvent> happened, Action<SimulatedListing, FeedAnswer> answered)
    {
        for (var next = world.Now; next < world.End; next += poll)
        {
            while (world.NextAt <= next) happened(world.Step());
            world.AdvanceTo(next);
            foreach (var listing in world.Listings) answered(listing, world.Answer(listing));
        }

        while (world.NextAt < world.End) happened(world.Step());
    }
}
