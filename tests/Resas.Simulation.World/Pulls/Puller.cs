using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Pulls;

/// <summary>Platforms fetch the hub's calendar, each at its own pace; some stop for days. Those linked directly fetch each other's.</summary>
internal sealed class Puller(SimulatedWorld world)
{
    public void Begin()
    {
        foreach (var listing in world.Listings.Where(l => l.TakesExport))
        {
            world.Agenda.Add(world.Now + listing.UsualPull * listing.Pulls.NextDouble(), () => Pulls(listing), goesOn: true);
            if (listing.LinkedTo is not null) world.Agenda.Add(world.Now, () => PullsLink(listing), goesOn: true);
        }
    }

    /// <summary>One platform of the world forgets to fetch for some days.</summary>
    public void PlanStop(SimulatedListing listing)
    {
        var from = world.Now.AddDays(world.Settings.Days * 0.7 * listing.Pulls.NextDouble());
        world.Agenda.Add(from, () => Stops(listing));
    }

    /// <summary>The platform takes over what it was handed, or keeps what it had.</summary>
    public bool TakeOver(SimulatedListing listing, int status, ReadOnlySpan<byte> body)
    {
        if (status != 200 || HubCalendar.Read(body) is not { } nights) return false;
        listing.EmptyPulls = nights.Count == 0 ? listing.EmptyPulls + 1 : 0;
        if (nights.Count == 0 && !listing.Habits.EmptyMeansFree && listing.EmptyPulls < 2 && listing.Calendar.Imported.Count > 0) return false;

        listing.LastPulled = world.Now;
        var version = listing.Calendar.Version;
        listing.Calendar.Import(nights);
        if (listing.Calendar.Version != version) world.Sales.Recount(listing);
        return true;
    }

    private WorldEvent Pulls(SimulatedListing listing)
    {
        world.Agenda.Add(world.Now + Gap(listing), () => Pulls(listing), goesOn: true);
        if (listing.PullsStopped) return world.Event(WorldEventKind.NoPull, listing, null, "stopped");
        return listing.HubAddress is null
            ? world.Event(WorldEventKind.NoPull, listing, null, "no address")
            : world.Event(WorldEventKind.Pull, listing, null, "");
    }

    private static TimeSpan Gap(SimulatedListing listing)
    {
        var random = listing.Pulls;
        var usual = listing.UsualPull * (0.85 + 0.3 * random.NextDouble());
        return random.Next(12) == 0 && listing.Habits.LatestPull > usual ? usual + (listing.Habits.LatestPull - usual) * random.NextDouble() : usual;
    }

    private WorldEvent Stops(SimulatedListing listing)
    {
        listing.PullsStopped = true;
        world.Agenda.Add(world.Now.AddDays(1 + 4 * listing.Pulls.NextDouble()), () => Resumes(listing));
        return world.Event(WorldEventKind.PullsStopped, listing, null, "");
    }

    private WorldEvent Resumes(SimulatedListing listing)
    {
        listing.PullsStopped = false;
        return world.Event(WorldEventKind.PullsResumed, listing, null, "");
    }

    /// <summary>Without the other calendar the platform opens what it closed because of it.</summary>
    public SimulatedListing? Unlink(SimulatedListing listing)
    {
        var giver = listing.LinkedTo;
        listing.LinkedTo = null;
        if (listing.Calendar.Link([])) world.Sales.Recount(listing);
        return giver;
    }

    private WorldEvent PullsLink(SimulatedListing listing)
    {
        if (listing.LinkedTo is null) return world.Event(WorldEventKind.NoPull, listing, null, "no link");
        world.Agenda.Add(world.Now + Gap(listing), () => PullsLink(listing), goesOn: true);
        var shown = listing.LinkedTo.Feed.Current(world.Now);
        if (listing.Calendar.Link([.. shown.Nights])) world.Sales.Recount(listing);
        return world.Event(WorldEventKind.LinkPulled, listing, null, listing.LinkedTo.Name);
    }
}
