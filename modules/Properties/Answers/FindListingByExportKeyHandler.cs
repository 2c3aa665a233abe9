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
        select new Found(listing.ExportKey, listing.Id, home.Id, home.OwnerId, home.WholeId,
            db.Set<Property>().Any(part => part.OwnerId == home.OwnerId && part.WholeId == home.Id), listing.Platform, home.TimeZone, home.Export,
            db.Set<Listing>().Where(l => l.PropertyId == home.Id && l.SharesClosures == true).Select(l => l.Id).ToList()));

    public async Task<ExportAddress?> Handle(FindListingByExportKey request, CancellationToken ct)
    {
        if (request.ExportKey.Length is 0 or > 64) return null;
        while (await FindAsync(request.ExportKey, ct) is { } match)
        {
            if (match is { WholeId: null, HasParts: false }) return new(match.ToListing(match.ClosuresOf));
            // A second question, so that the first is asked again: rare homes pay for themselves.
            var closures = await ClosuresAroundAsync(match, ct);
            if ((await FindAsync(request.ExportKey, ct))?.Export.Version == match.Export.Version) return new(match.ToListing(closures));
        }

        return await WasRetiredAsync(request.ExportKey, ct) ? new ExportAddress(null) : null;
    }

    private async Task<Found?> FindAsync(string key, CancellationToken ct)
    {
        var found = await ByKey.ListAsync(db, key, ct);
        // SQL Server compares without regard to case and trailing spaces; a key is compared exactly.
        return found.Find(f => string.Equals(f.Key, key, StringComparison.Ordinal));
    }

    /// <summary>A closed room closes its house too, and a closed house its rooms.</summary>
    private Task<List<Guid>> ClosuresAroundAsync(Found found, CancellationToken ct) => (
        from listing in db.Set<Listing>()
        join home in db.Set<Property>() on listing.PropertyId equals home.Id
        where listing.OwnerId == found.OwnerId && listing.SharesClosures == true
            && (home.Id == found.PropertyId || home.Id == found.WholeId || home.WholeId == found.PropertyId)
        select listing.Id).ToListAsync(ct);

    private async Task<bool> WasRetiredAsync(string key, CancellationToken ct)
    {
        var retired = await db.Set<RetiredExportKey>().Where(r => r.Key == key).Select(r => r.Key).ToListAsync(ct);
        return retired.Contains(key, StringComparer.Ordinal);
    }

    private sealed record Found(
        string Key, Guid ListingId, Guid PropertyId, Guid OwnerId, Guid? WholeId, bool HasParts, string Platform, string TimeZone, ExportChoice Export, List<Guid> ClosuresOf)
    {
        public ExportListing ToListing(IReadOnlyList<Guid> closuresOf) => new(ListingId, PropertyId, OwnerId, Platform, TimeZone, new ExportSettings(
            Export.Version, Export.ChangedAt, Export.NightsBefore, Export.NightsAfter, Export.Summary, Export.Word, closuresOf));
    }
}
