namespace Resas.Simulation.World;

/// <summary>Nights of a live stay, shown healthily, that the hub does not close on a sibling.</summary>
public sealed record LostNights(SimulatedStay Stay, SimulatedListing On, NightSpan Nights)
{
    /// <inheritdoc />
    public override string ToString() => $"{Stay} is not closed on {On.Name}: {Nights}";
}

/// <summary>Nights that the hub closes on a listing though nothing on its siblings holds them.</summary>
public sealed record GhostNights(SimulatedListing On, NightSpan Nights)
{
    /// <inheritdoc />
    public override string ToString() => $"nothing holds {Nights} closed on {On.Name}";
}
