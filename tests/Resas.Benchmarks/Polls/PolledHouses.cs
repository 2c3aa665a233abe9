using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Benchmarks.Polls;

/// <summary>The whole program with its own schedule and clock, on SQLite, and so many listings, each in a home of its own.</summary>
internal sealed class PolledHouses(ResasHost host, int listings) : IAsyncDisposable
{
    public ResasHost Host => host;

    public static async Task<PolledHouses> CreateAsync(int listings, ImitatedSites sites, params (string Key, string Value)[] settings)
    {
        // Test projects are told by the build where the program's files lie; a benchmark is none.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_RESAS_WEB", Repository.File("src", "Resas.Web"));
        var host = new ResasHost()
            .With("Scheduler:Enabled", "true").With("Sync:AllowPrivateAddresses", "true").With("Sync:PollInterval", "1.00:00:00").With("Sync:NearPollInterval", "1.00:00:00")
            .With("Logging:LogLevel:Default", "Warning").With(services => services.AddSingleton(TimeProvider.System));
        foreach (var (key, value) in settings) host.With(key, value);
        var houses = new PolledHouses(host, listings);
        await houses.LinkAsync(sites);
        return houses;
    }

    /// <summary>Makes all listings due, also those whose last run is just ending, and waits until each has been tried.</summary>
    public async Task<TimeSpan> RoundAsync()
    {
        var begun = TimeProvider.System.GetUtcNow().UtcDateTime;
        var watch = Stopwatch.StartNew();
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Kernel_Job SET DueAt = {begun}, Plans = Plans + 1 WHERE Kind = 'sync.poll'"));
        await TriedAsync(begun);
        return watch.Elapsed;
    }

    public Task<long> CountAsync(FormattableString sql) => host.InScopeAsync(db => db.Database.SqlQuery<long>(sql).SingleAsync());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task LinkAsync(ImitatedSites sites)
    {
        var begun = TimeProvider.System.GetUtcNow().UtcDateTime;
        var homes = Enumerable.Range(0, listings).Select(n => new DemonstrationHome(Guid.CreateVersion7(), $"Maison {n}",
            [new DemonstrationListing(Guid.CreateVersion7(), "other", $"Annonce {n}", sites.AddressOf(n).AbsoluteUri, Guid.NewGuid().ToString("N"))]));
        var told = new DemonstrationStarted(Guid.CreateVersion7(), "odile@example.org", "", [.. homes]);
        await host.InScopeAsync(async services =>
        {
            var properties = services.GetServices<IAnnouncementHandler<DemonstrationStarted>>().Single(h => h.GetType().Assembly.GetName().Name == "Resas.Properties");
            await services.GetRequiredService<ResasDb>().RunAsync(ct => properties.Handle(told, ct), CancellationToken.None);
            return true;
        });
        await TriedAsync(begun);
        // What the first reading announced is no part of what is measured, and takes its time.
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM Kernel_Delivery"));
    }

    private Task TriedAsync(DateTime since) => Eventually.TrueAsync(
        async () => await CountAsync($"SELECT COUNT(*) AS Value FROM Sync_Listing WHERE LastTriedAt >= {since}") == listings, "each listing read", TimeSpan.FromMinutes(10));
}
