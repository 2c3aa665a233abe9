namespace Resas.Simulation.World;

/// <summary>Lets days begin, each at its home's midnight.</summary>
internal sealed class Days(SimulatedWorld world)
{
    private const int OneStayIn = 700;

    public void Begin()
    {
        foreach (var home in world.Homes) Plan(home);
    }

    private void Plan(SimulatedHome home) => world.Agenda.Add(home.NextMidnight(), () => Begins(home), goesOn: true);

    private WorldEvent Begins(SimulatedHome home)
    {
        home.DayBegins(world.Now);
        foreach (var listing in home.Listings)
        {
            listing.Calendar.DayBegins(home.Today);
            if (!world.HasStopped) RenewAnyUid(listing);
        }

        world.Sales.DayBegins(home);
        Plan(home);
        return world.Event(WorldEventKind.Day, null, null, $"{home.Name} {home.Today:yyyy-MM-dd}");
    }

    // Rarely a stay gets a new UID for no reason at all.
    private static void RenewAnyUid(SimulatedListing listing)
    {
        foreach (var stay in listing.Calendar.Stays) if (listing.Pulls.Next(OneStayIn) == 0) stay.RenewUid();
    }
}
