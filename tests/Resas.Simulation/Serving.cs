using System.CommandLine;
using Resas.Simulation.World;
using Resas.Simulation.World.Http;

namespace Resas.Simulation;

/// <summary>The verb "serve": the simulated platforms behind plain HTTP, for any other hub.</summary>
internal static class Serving
{
    public static RootCommand Verb()
    {
        var seed = new Option<int>("--seed") { Description = "what the world is drawn from", DefaultValueFactory = _ => 1 };
        var days = new Option<int>("--days") { Description = "how long its story lasts", DefaultValueFactory = _ => 30 };
        var homes = new Option<int>("--homes") { Description = "how many homes", DefaultValueFactory = _ => 3 };
        var faults = new Option<double>("--faults") { Description = "share of faulty answers, 0 to 0.5", DefaultValueFactory = _ => 0.1 };
        var speed = new Option<double>("--speed") { Description = "seconds of the world to a real second", DefaultValueFactory = _ => 1 };
        var port = new Option<int>("--port") { Description = "on this machine alone; 0 for any that is free", DefaultValueFactory = _ => 5099 };
        var hub = new Option<string?>("--hub") { Description = "a JSON object: each listing's name, and the address of the calendar that its platform shall fetch" };
        var conflicts = new Option<string?>("--conflicts") { Description = "where the hub writes its conflicts, one JSON object a line" };
        var score = new Option<string?>("--score") { Description = "where the score is written, without an ending" };
        var verb = new RootCommand("Serves the simulated platforms over HTTP and scores the hub that reads them") { seed, days, homes, faults, speed, port, hub, conflicts, score };
        verb.SetAction((told, ct) => RunAsync(new()
        {
            Seed = told.GetValue(seed),
            // A hub lives by the real clock.
            Settings = new() { Days = told.GetValue(days), Homes = told.GetValue(homes), FaultRate = told.GetValue(faults), Start = DateTime.UtcNow },
            Speed = told.GetValue(speed),
            Port = told.GetValue(port),
            HubFile = told.GetValue(hub),
            ConflictsFile = told.GetValue(conflicts),
            ScoreFile = told.GetValue(score),
        }, ct));
        return verb;
    }

    private static async Task<int> RunAsync(WorldServerOptions options, CancellationToken ct)
    {
        await using var server = await WorldServer.StartAsync(options, ct);
        Console.WriteLine($"The platforms are at {server.Address}world.json");
        var card = await server.PlayAsync(ct);
        Console.Write(card.Sheet.ToText());
        return card.IsClean ? 0 : 1;
    }
}
