using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.ICalendar;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Sync.Tests;

/// <summary>A home in the whole program, with one listing per platform named, each read over real HTTP from a feed that the test writes.</summary>
internal sealed class LinkedHome(ResasHost host, FeedServer feeds) : IAsyncDisposable
{
    private readonly Dictionary<string, DemonstrationListing> listings = [];

    public ResasHost Host => host;
    public Guid OwnerId { get; } = Guid.CreateVersion7();
    public Guid PropertyId { get; } = Guid.CreateVersion7();

    public static async Task<LinkedHome> CreateAsync(params string[] platforms)
    {
        var home = new LinkedHome(new ResasHost().With("Sync:AllowPrivateAddresses", "true").With("Sync:Timeout", "00:00:02"), await FeedServer.StartAsync());
        await home.LinkAsync(platforms);
        return home;
    }

    /// <summary>Links a listing of each platform, and lets it be read for the first time.</summary>
    public async Task LinkAsync(params string[] platforms)
    {
        foreach (var platform in platforms) listings[platform] = Listing(platform);
        await TellAsync();
    }

    public FeedServer.Feed Feed(string platform) => feeds[$"/{platform}.ics"];

    public Guid ListingId(string platform) => listings[platform].ListingId;

    /// <summary>What the platform now shows; read at the next poll.</summary>
    public void Shows(string platform, params string[] events) => Feed(platform).Says($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//{platform}//\r\n{string.Concat(events)}END:VCALENDAR\r\n");

    public Task PollAsync() => PollAsync(1);

    /// <summary>Lets so many intervals pass, and each due listing be read in each.</summary>
    public async Task PollAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(16));
            await host.SettleAsync();
        }
    }

    public Task<IReadOnlyList<ClaimView>> ClaimsAsync() => host.AskAsync(new FindClaims(OwnerId, new(2026, 11, 1), new(2028, 11, 1)));

    public async Task<IEnumerable<Nights>> HeldAsync() => Nights.Runs((await ClaimsAsync()).Where(c => c.Standing == ClaimStanding.Held).SelectMany(c => c.Nights.Each()).Distinct());

    public async Task<ListingHealth> HealthAsync(string platform) =>
        (await host.AskAsync(new FindListingHealth(OwnerId))).Single(h => h.ListingId == ListingId(platform));

    public string ExportPath(string platform) => $"/feeds/{listings[platform].ExportKey}.ics";

    /// <summary>What the platform gets when it pulls our feed, and is thereby known to know.</summary>
    public async Task<IEnumerable<Nights>> PullAsync(string platform)
    {
        var answer = await host.Visitor().GetAsync(ExportPath(platform));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        var document = CalendarReader.Read(Encoding.UTF8.GetBytes(answer.Body));
        Assert.Equal(CalendarHealth.Whole, document.Health);
        return Nights.Runs(document.Nights(TimeZoneInfo.Utc, new(2026, 1, 1), new(2029, 1, 1)).SelectMany(n => new Nights(n.From, n.Until).Each()).Distinct());
    }

    public Task<Answer> GetAsync(string platform, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, ExportPath(platform));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return host.Visitor().SendAsync(request);
    }

    /// <summary>A claim of the platform's, written by an instance without a feed being read.</summary>
    public Task<Guid> ClaimAsync(ResasHost by, string platform, ClaimReport claim) => by.InScopeAsync(async services =>
    {
        await services.GetRequiredService<ResasDb>().RunAsync(ct => services.GetRequiredService<IMediator>().Send(
            new ReportNights(PropertyId, OwnerId, ListingId(platform), platform, [claim], []), ct), CancellationToken.None);
        return claim.ClaimId;
    });

    public Task<LedgerChange> FreeAsync(string platform, Guid claim) => host.InScopeAsync(services => services.GetRequiredService<ResasDb>().RunAsync(
        ct => services.GetRequiredService<IMediator>().Send(new ReportNights(PropertyId, OwnerId, ListingId(platform), platform, [], [new(claim, ReleaseReason.Cancelled)]), ct), CancellationToken.None));

    public Task<Guid> SellAsync(ResasHost by, string platform, Nights nights) =>
        ClaimAsync(by, platform, new(Guid.CreateVersion7(), ClaimKind.Reservation, ClaimStanding.Held, nights));

    public Visitor Owner(string language = "fr") => host.SignedInAs(OwnerId, language);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await feeds.DisposeAsync();
    }

    private DemonstrationListing Listing(string platform) =>
        new(Guid.CreateVersion7(), platform, platform, Feed(platform).Address.AbsoluteUri, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    private async Task TellAsync()
    {
        var told = new DemonstrationStarted(OwnerId, "odile@example.org", "", [new(PropertyId, "Les Tilleuls", [.. listings.Values])]);
        await host.InScopeAsync(async services =>
        {
            // Only the homes and listings of it: the other modules would add to the scene.
            var homes = services.GetServices<IAnnouncementHandler<DemonstrationStarted>>().Single(h => h.GetType().Assembly.GetName().Name == "Resas.Properties");
            await services.GetRequiredService<ResasDb>().RunAsync(ct => homes.Handle(told, ct), CancellationToken.None);
            return true;
        });
        await host.SettleAsync();
    }
}
