using Resas.Testing;

namespace Resas.Sync.Tests.Life;

/// <summary>docs/life-of-a-stay.md is what really happens: feeds over HTTP into the ledger, and out of it in the same reading.
/// RESAS_WRITE_DOCS=1 writes it anew.</summary>
public class LifeOfAStayTests
{
    private const string Page = "life-of-a-stay.md";

    [Fact]
    public async Task The_page_tells_what_happens()
    {
        var (path, lived) = (Repository.File("docs", Page), await LiveAsync());
        if (Environment.GetEnvironmentVariable("RESAS_WRITE_DOCS") == "1") await File.WriteAllTextAsync(path, lived);
        Assert.Equal((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"), lived);
    }

    /// <summary>All homes live through the same readings, one beside the other.</summary>
    private static async Task<string> LiveAsync()
    {
        // All platforms are on one host here, which would have most of them wait for their turn.
        await using var host = new ResasHost().With("Sync:AllowPrivateAddresses", "true").With("Sync:HostRequestsPerMinute", "100000").With("Sync:HostBurst", "10000");
        var feeds = new List<FeedServer>();
        try
        {
            foreach (var scene in Scenes.All)
            {
                feeds.Add(await FeedServer.StartAsync());
                await scene.MoveInAsync(host, feeds[^1]);
            }

            return Written(await LiveAsync(host));
        }
        finally
        {
            foreach (var server in feeds) await server.DisposeAsync();
        }
    }

    private static async Task<Dictionary<Scene, List<string>>> LiveAsync(ResasHost host)
    {
        var sights = Scenes.All.ToDictionary(s => s, s => new Sight(s));
        var lines = Scenes.All.ToDictionary(s => s, _ => new List<string>());
        for (var reading = 1; reading <= Scenes.All.Max(s => s.LastReading); reading++)
        {
            var since = host.Clock.Now;
            var now = Scenes.All.Where(s => s.StepAt(reading) is not null).ToList();
            foreach (var scene in now) await scene.StepAt(reading)!.Act(scene.Home);
            host.Clock.Advance(reading == Scenes.NextDay ? TimeSpan.FromHours(22) : TimeSpan.FromMinutes(16));
            await host.SettleAsync();
            foreach (var scene in now)
            {
                if (scene.StepAt(reading)!.What is { } what) lines[scene].Add(await sights[scene].LineAsync(what, since));
            }
        }

        return lines;
    }

    private static string Written(Dictionary<Scene, List<string>> lines) => $"""
        # The life of one stay

        Written by a test (`LifeOfAStayTests`), which lives through each of these with a home of its own: what platforms show goes in over HTTP, and what the
        other platforms get is fetched after the same reading. `RESAS_WRITE_DOCS=1 dotnet test tests/Resas.Sync.Tests --filter LifeOfAStay` writes it anew. The
        rules are those of the design, as the log names them: 1 fast to block, slow to free; 2 past nights are history; 4 sold is sold; 5 never echo; 6 closures are
        sets; 7 identity. Today is 21 November 2026, readings are sixteen minutes apart. Each claim keeps its number for as long as it keeps its identity.

        {string.Join("\n\n", lines.Select(l => Section(l.Key, l.Value)))}

        """.ReplaceLineEndings("\n");

    private static string Section(Scene scene, List<string> lines) => $"""
        ## {scene.Title}

        | what happens | the ledger | what was decided | what the platforms' feeds hold after the same reading | what the owner is told |
        | --- | --- | --- | --- | --- |
        {string.Join("\n", lines)}
        """;
}
