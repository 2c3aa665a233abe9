namespace Resas.Simulation.World;

/// <summary>A home that is let on several platforms.</summary>
public sealed class SimulatedHome
{
    private readonly List<SimulatedListing> listings = [];
    private readonly List<SimulatedHome> parts = [];
    private readonly List<DoubleSale> openDoubleSales = [];

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

    /// <summary>The house of which it is a room, let on its own too; null for a house and for a home that stands alone.</summary>
    public SimulatedHome? Whole { get; private set; }

    /// <summary>Its rooms, when they are let one by one too.</summary>
    public IReadOnlyList<SimulatedHome> Parts => parts;

    /// <summary>The homes that can't be slept in by others while somebody stays here, itself first: a house and its rooms, but no two rooms.</summary>
    public IEnumerable<SimulatedHome> Reached => Whole is { } whole ? [this, whole] : [this, .. parts];

    /// <summary>One list for a house and its rooms.</summary>
    internal List<DoubleSale> OpenDoubleSales => (Whole ?? this).openDoubleSales;

    internal void Add(SimulatedHome part)
    {
        part.Whole = this;
        parts.Add(part);
    }

    internal void Add(SimulatedListing listing) => listings.Add(listing);

    internal void DayBegins(DateTime now) => Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, Zone));

    /// <summary>When the next day begins, UTC. The zones of France change their clocks at night, never at midnight.</summary>
    internal DateTime NextMidnight() => TimeZoneInfo.ConvertTimeToUtc(Today.AddDays(1).ToDateTime(TimeOnly.MinValue), Zone);
}
