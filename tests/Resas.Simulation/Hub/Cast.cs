using Resas.Contracts.Accounts;
using Resas.Simulation.World;

namespace Resas.Simulation.Hub;

/// <summary>Who is who on both sides: the world's homes and listings, and their identities in Resas.</summary>
internal sealed class Cast
{
    private readonly Dictionary<Guid, SimulatedListing> listings;

    public Cast(SimulatedWorld world)
    {
        listings = world.Listings.ToDictionary(IdOf);
        foreach (var listing in world.Listings.Where(l => l.TakesExport)) listing.HubAddress = new($"http://resas.example/feeds/{KeyOf(listing)}.ics");
        Everything = new(OwnerId, "simulation@resas.example", "", [.. world.Homes.Select(home => new DemonstrationHome(IdOf(home), home.Name,
            [.. home.Listings.Select(l => new DemonstrationListing(IdOf(l), l.PlatformKey, l.Name, l.FeedAddress.AbsoluteUri, KeyOf(l)))]))]);
    }

    public Guid OwnerId { get; } = new("00000000-0000-7000-8000-000000000001");

    public DemonstrationStarted Everything { get; }

    public Guid IdOf(SimulatedHome home) => new($"00000000-0000-7000-8000-{0x100 + home.Index:x12}");

    /// <summary>The homes whose calendars a stay there changes, itself first.</summary>
    public IEnumerable<Guid> ReachOf(SimulatedHome home) => home.Reached.Select(IdOf);

    public Guid IdOf(SimulatedListing listing) => new($"00000000-0000-7000-8000-{0x10000 + listing.Index:x12}");

    public SimulatedListing ListingOf(Guid id) => listings[id];

    public string KeyOf(SimulatedListing listing) => $"key-of-{listing.Name}";
}
