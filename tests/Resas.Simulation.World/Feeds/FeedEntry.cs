namespace Resas.Simulation.World.Feeds;

/// <summary>One event of a feed.</summary>
/// <param name="Stay">The stay that it tells of; null for closed nights, or where stays are not told from them.</param>
internal sealed record FeedEntry(SimulatedStay? Stay, NightSpan Nights, string Uid)
{
    /// <summary>It takes no nights.</summary>
    public bool IsFree { get; init; }
}
