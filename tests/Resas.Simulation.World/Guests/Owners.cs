namespace Resas.Simulation.World.Guests;

/// <summary>Owners close nights on a platform itself, open them again, and rarely close a whole listing for a while.</summary>
internal sealed class Owners(SimulatedWorld world)
{
    private const double DaysBetweenBlocks = 25;

    public void Begin()
    {
        foreach (var listing in world.Listings.Where(l => l.TakesExport && l.PlatformKey != "gites"))
        {
            PlanBlock(listing);
            if (listing.PlatformKey == "airbnb" && listing.Guests.Next(20) == 0) PlanSnooze(listing);
        }
    }

    private void PlanBlock(SimulatedListing listing)
    {
        var days = -Math.Log(1 - listing.Guests.NextDouble()) * DaysBetweenBlocks;
        world.Agenda.Add(world.Now.AddDays(days), () => Blocks(listing));
    }

    private WorldEvent Blocks(SimulatedListing listing)
    {
        PlanBlock(listing);
        var random = listing.Guests;
        var from = listing.Home.Today.AddDays(random.Next(2, 120));
        var nights = new NightSpan(from, from.AddDays(random.Next(1, 11)));
        if (!listing.Calendar.Sells(nights)) return world.Event(WorldEventKind.Kept, listing, null, $"no block {nights}");

        listing.Calendar.Blocks.Add(nights);
        world.Sales.CalendarChanged(listing);
        if (random.Next(2) == 0) world.Agenda.Add(world.Now.AddDays(15 * random.NextDouble()), () => Unblocks(listing, nights));
        return world.Event(WorldEventKind.Blocked, listing, null, nights.ToString());
    }

    private WorldEvent Unblocks(SimulatedListing listing, NightSpan nights)
    {
        listing.Calendar.Blocks.Remove(nights);
        listing.Calendar.Touch();
        listing.Calendar.Lifted.UnionWith(nights.Each().Where(n => !listing.Calendar.Sells(n)));
        world.Sales.CalendarChanged(listing);
        return world.Event(WorldEventKind.Unblocked, listing, null, nights.ToString());
    }

    private void PlanSnooze(SimulatedListing listing) =>
        world.Agenda.Add(world.Now.AddDays(world.Settings.Days * listing.Guests.NextDouble()), () => Snoozes(listing));

    private WorldEvent Snoozes(SimulatedListing listing)
    {
        listing.Calendar.Snooze(true);
        world.Sales.CalendarChanged(listing);
        world.Agenda.Add(world.Now.AddDays(1 + 6 * listing.Guests.NextDouble()), () => Wakes(listing));
        return world.Event(WorldEventKind.Snoozed, listing, null, "the whole listing");
    }

    private WorldEvent Wakes(SimulatedListing listing)
    {
        listing.Calendar.Snooze(false);
        world.Sales.CalendarChanged(listing);
        return world.Event(WorldEventKind.Awoken, listing, null, "the whole listing");
    }
}
