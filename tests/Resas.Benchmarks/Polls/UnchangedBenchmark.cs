using System.Globalization;

namespace Resas.Benchmarks.Polls;

/// <summary>What a reading costs that finds nothing new, as most do.</summary>
internal static class UnchangedBenchmark
{
    private const int Listings = 500, WarmUps = 20, Rounds = 8;

    public static async Task RunAsync()
    {
        using var sites = await ImitatedSites.StartAsync(TimeSpan.Zero);
        await using var houses = await PolledHouses.CreateAsync(Listings, sites, ("Sync:HostRequestsPerMinute", "100000"), ("Sync:HostBurst", "10000"));
        for (var round = 0; round < WarmUps; round++) await houses.RoundAsync();

        var rows = await RowsAsync(houses);
        var costs = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            await houses.RoundAsync();
            costs.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Listings);
        }

        var same = rows == await RowsAsync(houses);
        Section.Write("synchronisation.md", "unchanged-poll", string.Create(CultureInfo.InvariantCulture, $"""
            ## A reading that finds nothing new

            Written by `dotnet run -c Release --project tests/Resas.Benchmarks -- unchanged-poll`. The processor time of the whole program (schedule, lease, HTTP, comparison,
            the two rows that note it), divided by the readings: {Listings} listings of twenty stays each, whose documents are stamped anew at each reading, over real HTTP,
            {Rounds} rounds after {WarmUps} to warm up. The sites run in a process of their own; their limits are lifted. Goal: less than 1 ms, and nothing written to the ledger.

            | milliseconds of processor time, median | best and worst round | ledger versions, claims, announcements and lines of the log before and after |
            | ---: | ---: | --- |
            | {costs.Order().ElementAt(Rounds / 2):0.00} | {costs.Min():0.00}, {costs.Max():0.00} | {(same ? "the same" : "different")} |
            """));
    }

    private static async Task<(long, long, long, long)> RowsAsync(PolledHouses houses) => (
        await houses.CountAsync($"SELECT SUM(Version) AS Value FROM Blocks_Ledger"), await houses.CountAsync($"SELECT COUNT(*) AS Value FROM Blocks_Claim"),
        await houses.CountAsync($"SELECT COUNT(*) AS Value FROM Kernel_Delivery"), await houses.CountAsync($"SELECT COUNT(*) AS Value FROM Sync_Run"));
}
