namespace Resas.Simulation.World.Judging;

/// <summary>Keeps every stay's exposure on the other listings of its home.</summary>
internal sealed class Exposures(SimulatedWorld world)
{
    private readonly List<Exposure> all = [];

    public IReadOnlyList<Exposure> All => all;

    public void Sold(SimulatedStay stay)
    {
        foreach (var sibling in stay.Listing.Siblings.Where(l => l.TakesExport))
        {
            var exposure = new Exposure(stay, sibling, world.Now);
            all.Add(exposure);
            sibling.Exposures.Add(exposure);
            exposure.Recount(world.Now, stay.Listing.Home.Today, bySale: true);
        }
    }

    public void Changed(SimulatedStay stay)
    {
        foreach (var sibling in stay.Listing.Siblings)
            foreach (var exposure in sibling.Exposures.Where(e => e.Stay == stay)) exposure.Recount(world.Now, stay.Listing.Home.Today, bySale: true);
    }

    /// <summary>The listing's calendar is not what it was.</summary>
    public void Recount(SimulatedListing listing)
    {
        foreach (var exposure in listing.Exposures) exposure.Recount(world.Now, listing.Home.Today, bySale: false);
    }

    public void Forget(SimulatedListing listing) =>
        listing.Exposures.RemoveAll(e => !e.Stay.IsLive || e.Stay.Nights.Until <= listing.Home.Today);

    public void Settle()
    {
        foreach (var listing in world.Listings) foreach (var exposure in listing.Exposures) exposure.Settle(world.Now);
    }
}
