using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Sync.Reading;
using Resas.Testing;

namespace Resas.Sync.Tests;

/// <summary>Many listings, each on a host of its own, read over a network that is not there.</summary>
internal static class Crowd
{
    public static ResasHost Host(TestDatabase database, TestClock clock, StubbedNetwork network) =>
        new ResasHost(database) { Clock = clock }.With("Sync:Timeout", "00:01:00").With(services => services.AddSingleton<FeedTransport>(network));

    /// <summary>Ten listings a home, linked a moment ago, so that all are due.</summary>
    public static async Task LinkAsync(ResasHost host, int listings)
    {
        var homes = Enumerable.Range(0, listings).Chunk(10).Select(ten => new DemonstrationHome(Guid.CreateVersion7(), $"Maison {ten[0]}", [.. ten.Select(n =>
            new DemonstrationListing(Guid.CreateVersion7(), "other", $"Annonce {n}", $"https://feed-{n}.example/c.ics", Guid.NewGuid().ToString("N")))]));
        var told = new DemonstrationStarted(Guid.CreateVersion7(), "odile@example.org", "", [.. homes]);
        await host.InScopeAsync(async services =>
        {
            var properties = services.GetServices<IAnnouncementHandler<DemonstrationStarted>>().Single(h => h.GetType().Assembly.GetName().Name == "Resas.Properties");
            await services.GetRequiredService<ResasDb>().RunAsync(ct => properties.Handle(told, ct), CancellationToken.None);
            return true;
        });
        await host.DeliverAsync();
    }
}

/// <summary>Answers every address with an empty calendar, and counts.</summary>
internal sealed class StubbedNetwork() : FeedTransport(Options.Create(new SyncOptions()))
{
    public ConcurrentDictionary<string, int> Fetches { get; } = new();

    /// <summary>What an answer waits for.</summary>
    public Func<Uri, CancellationToken, Task> Delay { get; set; } = (_, _) => Task.CompletedTask;

    public override HttpMessageHandler CreateHandler() => new Answering(this);

    private sealed class Answering(StubbedNetwork network) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            network.Fetches.AddOrUpdate(request.RequestUri!.Host, 1, (_, times) => times + 1);
            await network.Delay(request.RequestUri, cancellationToken);
            return new(HttpStatusCode.OK) { Content = new StringContent("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//\r\nEND:VCALENDAR\r\n") };
        }
    }
}
