using System.Globalization;

namespace Resas.Benchmarks.Polls;

/// <summary>1,000 listings that are due together, read from sites that take 200 ms to answer.</summary>
internal static class PollBenchmark
{
    private const int Listings = 1000, Rounds = 3;
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        using var sites = await ImitatedSites.StartAsync(TimeSpan.FromMilliseconds(200));
        await using var houses = await PolledHouses.CreateAsync(Listings, sites);
        var rounds = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            // Ten listings share a host: its burst has to be there again.
            await Task.Delay(TimeSpan.FromSeconds(10));
            rounds.Add(await houses.RoundAsync());
        }

        Section.Write("synchronisation.md", "polls", string.Create(CultureInfo.InvariantCulture, $"""
            ## {Listings:N0} listings due at once

            Written by `dotnet run -c Release --project tests/Resas.Benchmarks -- polls`. The whole program with its own schedule on SQLite, all settings as
            delivered; {Listings:N0} homes with a listing each, on 100 hosts of this machine, which answer over HTTP after 200 ms with twenty stays. From the moment at which
            all are due to the moment at which the last has been read and noted, {Rounds} times after a first reading. Goal: {Goal.TotalSeconds:0} s on two cores.

            | cores | at once (`Jobs:Width`) | seconds, each round | goal met |
            | ---: | ---: | ---: | --- |
            | {Environment.ProcessorCount} | 32 | {string.Join(", ", rounds.Select(r => r.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)))} | {(rounds.TrueForAll(r => r < Goal) ? "yes" : "no")} |

            The pauses alone take {Listings * 0.2 / 32:0.0} s. On one platform, its limit of requests a minute counts instead: see the operator's guide.
            """));
    }
}
