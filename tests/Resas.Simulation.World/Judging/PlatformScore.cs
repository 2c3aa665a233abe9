namespace Resas.Simulation.World;

/// <summary>How fast nights sold elsewhere were closed on one platform's listings, and how long they were on offer.</summary>
/// <param name="Platform">The platform that had to close them.</param>
/// <param name="Closings">How many times that happened.</param>
/// <param name="Median">Half were closed within this time of the sale.</param>
/// <param name="NinetyNinth">99 of 100 were.</param>
/// <param name="Longest">The slowest.</param>
/// <param name="NightHours">Nights times the hours for which each could still have been sold there.</param>
/// <param name="StillOpen">Stays of which a night is on offer there now.</param>
public sealed record PlatformScore(string Platform, int Closings, TimeSpan Median, TimeSpan NinetyNinth, TimeSpan Longest, double NightHours, int StillOpen)
{
    internal static IEnumerable<PlatformScore> Of(SimulatedWorld world) =>
        world.Exposures.GroupBy(e => e.On.PlatformKey).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Of);

    private static PlatformScore Of(IGrouping<string, Exposure> group)
    {
        var times = group.SelectMany(e => e.Closings).Order().ToList();
        return new(group.Key, times.Count, At(times, 0.5), At(times, 0.99), At(times, 1),
            group.Sum(e => e.NightHours), group.Count(e => e.OpenNights > 0 && e.Stay.IsLive && e.Stay.Nights.Until > e.On.Home.Today));
    }

    // The smallest time that the share of all does not exceed.
    private static TimeSpan At(List<TimeSpan> times, double share) =>
        times.Count == 0 ? TimeSpan.Zero : times[Math.Max(0, (int)Math.Ceiling(times.Count * share) - 1)];
}
