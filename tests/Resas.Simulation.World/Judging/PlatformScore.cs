using System.Text.Json.Serialization;

namespace Resas.Simulation.World;

/// <summary>How fast nights sold elsewhere were closed on one platform's listings, and how long they were on offer.</summary>
/// <param name="Platform">The platform that had to close them.</param>
/// <param name="Times">From each sale until its nights were closed there, the shortest first.</param>
/// <param name="NightHours">Nights times the hours for which each could still have been sold there.</param>
/// <param name="StillOpen">Stays of which a night is on offer there now.</param>
public sealed record PlatformScore(string Platform, IReadOnlyList<TimeSpan> Times, double NightHours, int StillOpen)
{
    /// <summary>How many times that happened.</summary>
    [JsonIgnore]
    public int Closings => Times.Count;

    /// <summary>Half were closed within this time of the sale.</summary>
    [JsonIgnore]
    public TimeSpan Median => At(0.5);

    /// <summary>99 of 100 were.</summary>
    [JsonIgnore]
    public TimeSpan NinetyNinth => At(0.99);

    /// <summary>The slowest.</summary>
    [JsonIgnore]
    public TimeSpan Longest => At(1);

    internal static IEnumerable<PlatformScore> Of(SimulatedWorld world) =>
        world.Exposures.GroupBy(e => e.On.PlatformKey).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Of);

    internal static IEnumerable<PlatformScore> Sum(IEnumerable<PlatformScore> scores) =>
        scores.GroupBy(s => s.Platform).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new PlatformScore(g.Key, [.. g.SelectMany(s => s.Times).Order()], g.Sum(s => s.NightHours), g.Sum(s => s.StillOpen)));

    private static PlatformScore Of(IGrouping<string, Exposure> group) => new(group.Key, [.. group.SelectMany(e => e.Closings).Order()],
        group.Sum(e => e.NightHours), group.Count(e => e.OpenNights > 0 && e.Stay.IsLive && e.Stay.Nights.Until > e.On.Home.Today));

    // The smallest time that the share of all does not exceed.
    private TimeSpan At(double share) => Times.Count == 0 ? TimeSpan.Zero : Times[Math.Max(0, (int)Math.Ceiling(Times.Count * share) - 1)];
}
