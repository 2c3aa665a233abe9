using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Resas.Simulation.World.Feeds;
using Resas.Simulation.World.Http;

namespace Resas.Simulation.World.Tests;

/// <summary>Both sides over real HTTP: the world on one port, a hub on another.</summary>
public sealed class HttpTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("world").FullName;
    private readonly HttpClient http = new() { DefaultRequestHeaders = { { "User-Agent", "Hub/1.0" } } };

    [Fact]
    public async Task A_hub_that_unites_what_it_reads_scores_ghosts()
    {
        await using var server = await WorldServer.StartAsync(Options());
        using var description = JsonDocument.Parse(await http.GetStringAsync(new Uri(server.Address, "world.json")));
        var feeds = description.RootElement.GetProperty("listings").EnumerateArray()
            .ToDictionary(l => l.GetProperty("name").GetString()!, l => (Home: l.GetProperty("homeIndex").GetInt32(), Feed: l.GetProperty("feed").GetString()!));

        // It reads the others of the home whenever it is asked.
        await using var hub = await HubAsync(async name =>
        {
            var nights = new HashSet<DateOnly>();
            foreach (var (other, (home, feed)) in feeds)
                if (other != name && home == feeds[name].Home) nights.UnionWith(await ReadAsync(feed) ?? []);
            return HubText.Of(nights);
        });
        WriteHubFile(hub, feeds.Keys);

        var card = await server.PlayAsync();

        Assert.NotEmpty(card.Ghosts);
        Assert.Equal(card.Sheet.ToJson(), await File.ReadAllTextAsync(Path.Combine(folder, "score.json")));
        Assert.Contains("closed on", await File.ReadAllTextAsync(Path.Combine(folder, "score.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_knows_everything_scores_zero()
    {
        await using var server = await WorldServer.StartAsync(Options());
        await using var hub = await HubAsync(name => Task.FromResult(HubText.Of(Judge.Truth(server.World.Listings.Single(l => l.Name == name)))));
        WriteHubFile(hub, server.World.Listings.Select(l => l.Name));
        var card = await server.PlayAsync();
        Assert.True(card.IsClean, card.Sheet.ToText());
        Assert.True(card.Stays > 0);
    }

    [Fact]
    public async Task A_feed_answers_readers_with_a_name_and_nobody_else()
    {
        await using var server = await WorldServer.StartAsync(Options());
        var feed = new Uri(server.Address, server.World.Listings[0].FeedAddress.PathAndQuery);
        using var answer = await http.GetAsync(feed);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);

        using var nameless = new HttpClient();
        Assert.Equal(HttpStatusCode.Forbidden, (await nameless.GetAsync(feed)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(server.Address, "elsewhere.ics"))).StatusCode);
    }

    [Fact]
    public async Task A_broken_connection_breaks()
    {
        await using var server = await WorldServer.StartAsync(Options() with { Settings = Worlds.Settings("airbnb", "booking") with { FaultRate = 1e-9 } });
        server.World.Listings[0].Faults.Spell = Faults.Fault.ConnectionBroken;
        var feed = new Uri(server.Address, server.World.Listings[0].FeedAddress.PathAndQuery);
        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            while (true) await http.GetByteArrayAsync(feed);
        });
    }

    [Fact]
    public async Task A_redirect_loop_has_no_end()
    {
        await using var server = await WorldServer.StartAsync(Options() with { Settings = Worlds.Settings("airbnb", "booking") with { FaultRate = 1e-9 } });
        server.World.Listings[0].Faults.Spell = Faults.Fault.RedirectLoop;
        var feed = new Uri(server.Address, server.World.Listings[0].FeedAddress.PathAndQuery);
        var looped = false;
        for (var i = 0; i < 50 && !looped; i++)
        {
            using var answer = await http.GetAsync(feed);
            looped = answer.StatusCode == HttpStatusCode.Redirect;
        }

        Assert.True(looped);
    }

    public void Dispose()
    {
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // Ten days in some seconds.
    private WorldServerOptions Options() => new()
    {
        Seed = 11,
        Port = 0,
        Speed = 1_000_000,
        HubFile = Path.Combine(folder, "hub.json"),
        ScoreFile = Path.Combine(folder, "score"),
        SettlingDays = 3,
        Settings = new() { Homes = 1, Days = 6, FaultRate = 0, Platforms = ["airbnb", "booking", "greengo"], Pace = new("busy", 30, 0.2, 0.7, 0.3, 0.1, TimeSpan.FromMinutes(15)), DirectLinks = false },
    };

    private async Task<HashSet<DateOnly>?> ReadAsync(string feed) => HubCalendar.Read(await http.GetByteArrayAsync(feed));

    private void WriteHubFile(WebApplication hub, IEnumerable<string> names)
    {
        var address = hub.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        File.WriteAllText(Path.Combine(folder, "hub.json"), JsonSerializer.Serialize(names.ToDictionary(n => n, n => $"{address}/{n}.ics")));
    }

    private static async Task<WebApplication> HubAsync(Func<string, Task<byte[]>> export)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var hub = builder.Build();
        hub.Run(async context => await context.Response.Body.WriteAsync(await export(Path.GetFileNameWithoutExtension(context.Request.Path.Value!))));
        await hub.StartAsync();
        return hub;
    }
}
