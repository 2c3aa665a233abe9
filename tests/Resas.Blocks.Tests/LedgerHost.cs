using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Resas.Accounts;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;
using Resas.Notifications;
using Resas.Properties;
using Resas.Sync;
using Resas.Testing;

namespace Resas.Blocks.Tests;

/// <summary>The module on a real SQLite file, without the web.</summary>
internal sealed class LedgerHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly bool ownsFolder;

    private LedgerHost(string folder, bool ownsFolder)
    {
        (Folder, this.ownsFolder) = (folder, ownsFolder);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<IHostEnvironment>(new HostingEnvironment { ContentRootPath = folder });
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = folder }).Build());
        collection.AddKernel();
        // Contexts are used again, and would notice a second late that somebody listens to their SQL.
        collection.ConfigureDbContext<ResasDb>(db => db.ConfigureLoggingCacheTime(TimeSpan.Zero));
        collection.AddBlocks();
        // EF keeps one model per process: that of the whole program, which other tests here run.
        foreach (var module in new[] { typeof(AccountsModule), typeof(NotificationsModule), typeof(PropertiesModule), typeof(SyncModule) })
            collection.AddSingleton(new ModelPart(module.Assembly));
        collection.AddScoped<IAnnouncementHandler<NightsClaimed>, Ear>();
        collection.AddScoped<IAnnouncementHandler<ClaimChanged>, Ear>();
        collection.AddScoped<IAnnouncementHandler<ClaimReleased>, Ear>();
        collection.AddScoped<IAnnouncementHandler<ConflictOpened>, Ear>();
        collection.AddScoped<IAnnouncementHandler<ConflictClosed>, Ear>();
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    public string Folder { get; }
    public TestClock Clock { get; } = new();
    public Guid Owner { get; } = Guid.CreateVersion7();
    public Guid Home { get; private set; } = Guid.CreateVersion7();

    public static async Task<LedgerHost> StartAsync()
    {
        var host = new LedgerHost(Directory.CreateTempSubdirectory("resas-blocks-").FullName, ownsFolder: true);
        await host.RunAsync(s => s.GetRequiredService<ResasDb>().Database.EnsureCreatedAsync());
        return host;
    }

    /// <summary>A second instance on the same file.</summary>
    public LedgerHost Beside() => new(Folder, ownsFolder: false);

    public async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> AskAsync<T>(IRequest<T> request) => RunAsync(s => s.GetRequiredService<IMediator>().Send(request, CancellationToken.None));

    public Task<T> HandAsync<T>(Func<OwnersHand, Task<T>> work) => RunAsync(s => work(s.GetRequiredService<OwnersHand>()));

    public Task<Answered> WordAsync(Func<OwnersWord, Task<Answered>> work) => RunAsync(s => work(s.GetRequiredService<OwnersWord>()));

    public Task EndOriginsAsync() => RunAsync(async s =>
    {
        await s.GetRequiredService<EndOrigins>().Invoke(default);
        return true;
    });

    public Task<Outcome> EnterAsync(Nights nights, ClaimKind kind = ClaimKind.Block, string? guest = null, bool merge = false) =>
        HandAsync(h => h.EnterAsync(new Entry(Home, Owner, kind, nights, Guest: guest), merge, CancellationToken.None));

    public async Task<Guid> HoldAsync(Nights nights, ClaimKind kind = ClaimKind.Block, string? guest = null) =>
        Assert.IsType<Outcome.Held>(await EnterAsync(nights, kind, guest)).ClaimId;

    public Task<LedgerChange> ReportAsync(Listing listing, IReadOnlyList<ClaimReport> claims, params ClaimRelease[] releases) =>
        ReportAsync(new ReportNights(Home, Owner, listing.Id, listing.Platform, claims, releases));

    /// <summary>The listing opens what it took over from another one, beside us, until the owner removed that link.</summary>
    public Task<LedgerChange> UnlinkAsync(Listing listing, Listing from, params ClaimRelease[] releases) =>
        ReportAsync(new ReportNights(Home, Owner, listing.Id, listing.Platform, [], releases, [from.Id]));

    public Task<LedgerChange> UnlinkAsync(Listing listing, Listing from, ClaimReport claim) =>
        ReportAsync(new ReportNights(Home, Owner, listing.Id, listing.Platform, [claim], [], [from.Id]));

    private Task<LedgerChange> ReportAsync(ReportNights report) => RunAsync(async s =>
    {
        var (db, modules) = (s.GetRequiredService<ResasDb>(), s.GetRequiredService<IMediator>());
        return await db.RunAsync(ct => modules.Send(report, ct), CancellationToken.None);
    });

    public Task TellAsync<T>(T announcement) where T : IAnnouncement => RunAsync(async s =>
    {
        var db = s.GetRequiredService<ResasDb>();
        var handlers = s.GetServices<IAnnouncementHandler<T>>();
        await db.RunAsync(async ct => { foreach (var handler in handlers) await handler.Handle(announcement, ct); }, CancellationToken.None);
        return true;
    });

    public Task<List<T>> RowsAsync<T>() where T : class => RunAsync(s => s.GetRequiredService<ResasDb>().Set<T>().AsNoTracking().ToListAsync());

    public async Task<Dictionary<DateOnly, Guid>> HoldersAsync() => (await RowsAsync<HeldNight>()).ToDictionary(n => n.Night, n => n.ClaimId);

    public async Task<long> VersionAsync() => (await RowsAsync<Ledger>()).SingleOrDefault()?.Version ?? 0;

    public async Task<Claim> ClaimAsync(Guid id) => (await RowsAsync<Claim>()).Single(c => c.Id == id);

    /// <summary>What was told since the last call: "NightsClaimed", in alphabetical order.</summary>
    public Task<List<string>> ToldAsync() => RunAsync(async s =>
    {
        var db = s.GetRequiredService<ResasDb>();
        var told = await db.Database.SqlQuery<string>($"SELECT Message AS Value FROM Kernel_Delivery").ToListAsync();
        await db.Database.ExecuteSqlAsync($"DELETE FROM Kernel_Delivery");
        return told.Select(m => m[(m.LastIndexOf('.') + 1)..]).Order(StringComparer.Ordinal).ToList();
    });

    /// <summary>How many announcements of that kind wait to be delivered.</summary>
    public Task<int> CountToldAsync(string name) => RunAsync(s => s.GetRequiredService<ResasDb>().Database
        .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM Kernel_Delivery WHERE Message LIKE {"%." + name}").SingleAsync());

    /// <summary>An empty ledger again, of another home.</summary>
    public async Task StartOverAsync()
    {
        await TellAsync(new OwnerDeleted(Owner));
        await ToldAsync();
        Home = Guid.CreateVersion7();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (!ownsFolder) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Listens to all, so that each announcement leaves a delivery row to look at.</summary>
    internal sealed class Ear : IAnnouncementHandler<NightsClaimed>, IAnnouncementHandler<ClaimChanged>, IAnnouncementHandler<ClaimReleased>,
        IAnnouncementHandler<ConflictOpened>, IAnnouncementHandler<ConflictClosed>
    {
        public Task Handle(NightsClaimed announcement, CancellationToken ct) => Task.CompletedTask;
        public Task Handle(ClaimChanged announcement, CancellationToken ct) => Task.CompletedTask;
        public Task Handle(ClaimReleased announcement, CancellationToken ct) => Task.CompletedTask;
        public Task Handle(ConflictOpened announcement, CancellationToken ct) => Task.CompletedTask;
        public Task Handle(ConflictClosed announcement, CancellationToken ct) => Task.CompletedTask;
    }
}

internal sealed record Listing(Guid Id, string Platform)
{
    public static Listing On(string platform) => new(Guid.CreateVersion7(), platform);
}

internal static class Given
{
    /// <summary>Nights counted in days from 1 December 2026.</summary>
    public static Nights Nights(int from, int until) => new(Day(from), Day(until));

    public static DateOnly Day(int day) => new DateOnly(2026, 12, 1).AddDays(day - 1);

    public static ClaimReport Stay(Guid id, Nights nights, ClaimStanding standing = ClaimStanding.Held, string? guest = null) =>
        new(id, ClaimKind.Reservation, standing, nights, Guest: guest);
}
