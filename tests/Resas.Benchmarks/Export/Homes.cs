using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Benchmarks.Export;

/// <summary>Homes that are full for years, written by a second instance on the program's database.</summary>
internal sealed class Homes(ResasHost host)
{
    private static readonly DateOnly First = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(3);
    private readonly Guid ownerId = Guid.CreateVersion7();

    /// <returns>The path of the feed of its second listing, and what changes the first one's last stay.</returns>
    public async Task<(string Path, Func<Task> Change)> FillAsync(int stays)
    {
        DemonstrationListing[] listings = [Listing("airbnb"), Listing("booking")];
        var home = new DemonstrationHome(Guid.CreateVersion7(), $"{stays}", listings);
        await host.InScopeAsync(async services =>
        {
            var homes = services.GetServices<IAnnouncementHandler<DemonstrationStarted>>().Single(h => h.GetType().Assembly.GetName().Name == "Resas.Properties");
            await services.GetRequiredService<ResasDb>().RunAsync(ct => homes.Handle(new(ownerId, "owner@example.org", "", [home]), ct), CancellationToken.None);
            return true;
        });
        await ReportAsync(home, [.. Enumerable.Range(0, stays).Select(Stay)]);
        // Nobody shall hear of each of these stays while speeds are measured.
        await host.InScopeAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM Kernel_Delivery"));
        var last = Stay(stays);
        return ($"/feeds/{listings[1].ExportKey}.ics", async () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            last = last with { Nights = last.Nights with { Until = last.Nights.Until.AddDays(1) } };
            await ReportAsync(home, [last]);
        });
    }

    private Task<LedgerChange> ReportAsync(DemonstrationHome home, IReadOnlyList<ClaimReport> claims) => host.InScopeAsync(services =>
        services.GetRequiredService<ResasDb>().RunAsync(ct => services.GetRequiredService<IMediator>().Send(
            new ReportNights(home.PropertyId, ownerId, home.Listings[0].ListingId, "airbnb", claims, []), ct), CancellationToken.None));

    private static ClaimReport Stay(int number) =>
        new(Guid.CreateVersion7(), ClaimKind.Reservation, ClaimStanding.Held, new Nights(First.AddDays(5 * number), First.AddDays(5 * number + 4)));

    private static DemonstrationListing Listing(string platform) => new(Guid.CreateVersion7(), platform, platform, $"http://127.0.0.1/{Guid.NewGuid():N}", $"{Guid.NewGuid():N}");
}
