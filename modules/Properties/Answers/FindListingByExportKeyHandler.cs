using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

/// <summary>Settings and their version come from one query: no version is told with another one's settings.</summary>
internal sealed class FindListingByExportKeyHandler(ResasDb db) : IRequestHandler<FindListingByExportKey, ExportAddress?>
{
    private static readonly Prepared<string, Found> ByKey = new((db, key) =>
        from listing in db.Set<Listing>().AsNoTracking()
        join home in db.Set<Property>() on listing.PropertyId equals home.Id
        where listing.ExportKey == key
        select new Found(listing.ExportKey, listing.Id, home.Id, home.OwnerId, listing.Platform, home.TimeZone, home.Export,
            db.Set<Listing>().Where(l => l.PropertyId == home.Id && l.SharesClosures == true).Select(l => l.Id).ToList()));

    public async Task<ExportAddress?> Handle(FindListingByExportKey request, CancellationToken ct)
    {
        if (request.ExportKey.Length is 0 or > 64) return null;
        var found = await ByKey.ListAsync(db, request.ExportKey, ct);
        // SQL Server compares without regard to case and trailing spaces; a key is compared exactly.
        if (found.Find(f => string.Equals(f.Key, request.ExportKey, StringComparison.Ordinal)) is { } match) return new(match.ToListing());
        return await WasRetiredAsync(request.ExportKey, ct) ? new ExportAddress(null) : null;
    }

    private async Task<bool> WasRetiredAsync(string key, CancellationToken ct)
    {
        var retired = await db.Set<RetiredExportKey>().Where(r => r.Key == key).Select(r => r.Key).ToListAsync(ct);
        return retired.Contains(key, StringComparer.Ordinal);
    }

    private sealed record Found(string Key, Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, string TimeZone, ExportChoice Export, List<Guid> ClosuresOf)
    {
        public ExportListing ToListing() => new(ListingId, PropertyId, OwnerId, Platform, TimeZone, new ExportSettings(
            Export.Version, Export.ChangedAt, Export.NightsBefore, Export.NightsAfter, Export.Summary, Export.Word, ClosuresOf));
    }
}
