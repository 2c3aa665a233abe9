using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Time;
using Resas.Sync.Import;

namespace Resas.Sync.Export;

/// <summary>Brings a listing's served nights in line with what its platform has just pulled.</summary>
internal sealed class ServedNights(ResasDb db)
{
    /// <summary>Nights further ahead are shown by no platform, and are noted with the versions of the years to come.</summary>
    private const int MaxDaysAhead = 2 * Shown.MaxDaysAhead;

    /// <param name="before">The newest version that it had before; null for none.</param>
    public async Task UpdateAsync(CachedFeed feed, FeedVersion? before, DateTime now, CancellationToken ct)
    {
        if (feed.Version == before) return;
        var today = now.DateIn(feed.Listing.TimeZone);
        var nights = feed.Nights.Where(n => n >= today && n < today.AddDays(MaxDaysAhead)).ToHashSet();
        var known = await db.Set<ServedNight>().Where(n => n.ListingId == feed.Listing.ListingId).ToListAsync(ct);
        // An answer that a newer one has overtaken: the platform may show it, and soon no more.
        var goneAt = before is { } newer && feed.Version.IsOlderThan(newer) ? now : (DateTime?)null;
        foreach (var night in known)
        {
            if (nights.Remove(night.Night)) night.GoneAt = night.GoneAt is null ? null : goneAt;
            else if (night.Night < today) db.Remove(night);
            else if (goneAt is null) night.GoneAt ??= now;
        }

        db.AddRange(nights.Select(n => new ServedNight { ListingId = feed.Listing.ListingId, Night = n, FirstPulledAt = now, GoneAt = goneAt }));
    }
}
