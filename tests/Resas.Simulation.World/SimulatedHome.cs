namespace Resas.Simulation.World;

/// <summary>A home that is let on several platforms.</summary>
public sealed class SimulatedHome
{
    private readonly List<SimulatedListing> listings = [];

    internal SimulatedHome(int index, string name, TimeZoneInfo zone) => (Index, Name, Zone) = (index, name, zone);

    /// <summary>0 for the first.</summary>
    public int Index { get; }

    /// <summary>What its owner calls it.</summary>
    public string Name { get; }

    /// <summary>Where it lies: its days begin at midnight there.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Where it is offered.</summary>
    public IReadOnlyList<SimulatedListing> Listings => listings;

    /// <summary>The date at the home now.</summary>
    public DateOnly Today { get; private set; }

    internal List<DoubleSale> OpenDoubleSales { get; } = [];

    internal void Add(SimulatedListing listing) => listings.Add(listing);

    internal void DayBegins(DateTime now) => Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, Zone));

    /// <summary>When the next day begins, UTC. The zones of France change their clocks at night, never at midnight.</summary>
    internal DateTime NextMidnight() => TimeZoneInfo.ConvertTimeToUtc(Today.AddDays(1).ToDateTime(TimeOnly.MinValue), Zone);
}
