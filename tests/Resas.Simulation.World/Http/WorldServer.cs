using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Resas.Simulation.World.Http;

/// <summary>A world behind plain HTTP: platforms serve their feeds on one port and fetch the hub's calendars, in real time or faster.
/// <c>GET /world.json</c> says where each listing's feed is.</summary>
public sealed class WorldServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LiveWorld live;

    private WorldServer(WebApplication app, LiveWorld live) => (this.app, this.live) = (app, live);

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The world. Look at it only while its story is not running.</summary>
    public SimulatedWorld World => live.World;

    /// <summary>Serves a world from beginning to end and says how the hub did.</summary>
    public static async Task<Scorecard> RunAsync(WorldServerOptions options, CancellationToken ct = default)
    {
        await using var server = await StartAsync(options, ct);
        return await server.PlayAsync(ct);
    }

    /// <summary>Begins to serve; the story stands still until <see cref="PlayAsync"/>.</summary>
    public static async Task<WorldServer> StartAsync(WorldServerOptions options, CancellationToken ct = default)
    {
        var live = new LiveWorld(options, TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        var app = builder.Build();
        var feeds = new FeedEndpoint(live, options);
        app.Run(context => context.Request.Path.Value switch
        {
            "/world.json" => context.Response.WriteAsJsonAsync(live.Describe(context.Request.Host), context.RequestAborted),
            "/loop" => Loop(context),
            _ => feeds.ServeAsync(context),
        });
        await app.StartAsync(ct);
        return new(app, live);
    }

    /// <summary>Lets the story run to its end, then things settle, then judges the hub and writes the scorecard.</summary>
    public async Task<Scorecard> PlayAsync(CancellationToken ct = default)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        return await new Story(live, http).PlayAsync(ct);
    }

    private static Task Loop(HttpContext context)
    {
        context.Response.Redirect("/loop");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
