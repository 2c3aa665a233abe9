using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Properties.FirstSteps;

/// <summary>Makes a home's listings what its owner ticked: new ones without an address, and those of which nothing came taken away.</summary>
internal sealed class Choosing(ResasDb db, IMediator modules, TimeProvider clock)
{
    /// <param name="batch">The same from one form, however often it is sent.</param>
    /// <returns>False when that would be more listings than a home may have; nothing is changed then.</returns>
    public Task<bool> ChooseAsync(Trail trail, IReadOnlyCollection<PlatformInfo> chosen, Guid batch, CancellationToken ct) => db.RunAsync(async token =>
    {
        var home = await db.Set<Property>().SingleAsync(p => p.Id == trail.Home.Id, token);
        var listings = await db.Set<Listing>().Where(l => l.PropertyId == home.Id).ToListAsync(token);
        var unticked = listings.Where(l => l.ImportAddress is null && chosen.All(p => p.Key != l.Platform) && IsBare(trail, l)).ToList();
        var added = chosen.Where(p => listings.All(l => l.Platform != p.Key)).ToList();
        if (listings.Count - unticked.Count + added.Count > Listing.MaxPerProperty) return false;
        foreach (var listing in unticked) TakeAway(listing);
        foreach (var platform in added) Add(home, platform, IdOf(batch, platform.Key));
        return true;
    }, ct);

    private static bool IsBare(Trail trail, Listing listing) => trail.Stops.Any(s => s.ListingId == listing.Id && s.IsBare);

    private void TakeAway(Listing listing)
    {
        db.Add(listing.RetireExportKey(clock.Now()));
        db.Remove(listing);
        modules.Announce(new ListingUnlinked(listing.Id, listing.PropertyId, listing.OwnerId, ReleaseNights: false));
    }

    private void Add(Property home, PlatformInfo platform, Guid id)
    {
        db.Add(Listing.Link(id, home, platform.Key, platform.Name, address: null, Listing.NewExportKey(), clock.Now()));
        modules.Announce(new ListingLinked(id, home.Id, home.OwnerId));
    }

    /// <summary>A second copy of the form that was faster meets the same ids, loses the race, and then finds its listings there.</summary>
    private static Guid IdOf(Guid batch, string platform)
    {
        var bytes = batch.ToByteArray();
        SHA256.HashData([.. bytes, .. Encoding.UTF8.GetBytes(platform)]).AsSpan(0, 6).CopyTo(bytes.AsSpan(10));
        return new Guid(bytes);
    }
}
