using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Web.Tests;

/// <summary>Homes, listings and stays, put in by the messages that the modules themselves use.</summary>
internal static class Seed
{
    public static async Task<DemonstrationHome> HomeAsync(this ResasHost host, Guid owner, string name, params string[] platforms)
    {
        var home = new DemonstrationHome(Guid.NewGuid(), name, [.. platforms.Select(p =>
            new DemonstrationListing(Guid.NewGuid(), p, $"{name} {p}", $"https://{p}.example.org/{Guid.NewGuid():N}.ics", Guid.NewGuid().ToString("N")))]);
        await host.AnnounceAsync(new DemonstrationStarted(owner, $"{owner:N}@example.org", "Chèvrefeuille-7", [home]));
        return home;
    }

    public static async Task<Guid> StayAsync(
        this ResasHost host, Guid owner, DemonstrationHome home, string platform, string from, string until,
        string? guest = null, ClaimStanding standing = ClaimStanding.Held, ClaimKind kind = ClaimKind.Reservation, bool inferred = false)
    {
        var claim = new ClaimReport(Guid.NewGuid(), kind, standing, new Nights(Calendar.Claims.Day(from), Calendar.Claims.Day(until)), inferred, guest);
        var listing = home.Listings.Single(l => l.Platform == platform);
        await host.InScopeAsync(services => services.GetRequiredService<ResasDb>().RunAsync(
            ct => services.GetRequiredService<IMediator>().Send(new ReportNights(home.PropertyId, owner, listing.ListingId, platform, [claim], []), ct), CancellationToken.None));
        return claim.ClaimId;
    }
}
