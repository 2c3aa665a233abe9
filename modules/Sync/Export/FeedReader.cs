using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;
using Resas.Sync.Platforms;

namespace Resas.Sync.Export;

/// <summary>Finds the newest version of a feed in the database: the versions alone when these bytes were written before.</summary>
internal sealed class FeedReader(IMediator modules, FeedCache cache, PlatformCatalog platforms)
{
    public async Task<FeedFound> ReadAsync(string key, CancellationToken ct)
    {
        var stamp = cache.Stamp();
        var address = await modules.Send(new FindListingByExportKey(key), ct);
        if (address?.Listing is not { } listing)
        {
            cache.Drop(key);
            return new(null, WasRetired: address is not null);
        }

        var version = new FeedVersion(await modules.Send(new FindLedgerVersion(listing.PropertyId), ct), listing.Settings.Version);
        var known = cache.Find(key);
        var feed = known?.Version == version ? known : await WriteAsync(listing, ct);
        return new(cache.Keep(key, feed, stamp), WasRetired: false);
    }

    private async Task<CachedFeed> WriteAsync(ExportListing listing, CancellationToken ct)
    {
        var ledger = await modules.Send(new FindExportNights(listing.PropertyId, listing.ListingId, listing.Settings.ClosuresOf), ct);
        return new(listing, ledger, ExportFeed.Write(ledger, listing.Settings, platforms));
    }
}

/// <param name="Feed">Null when the address names no listing.</param>
/// <param name="WasRetired">It named one once.</param>
internal sealed record FeedFound(CachedFeed? Feed, bool WasRetired);
