using Resas.Contracts;
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
        var shown = new Nights(today, today.AddDays(MaxDaysAhead));
        var nights = feed.Nights.Select(n => n.Intersect(shown)).OfType<Nights>().SelectMany(n => n.Each()).ToHashSet();
        var spans = await ServedSpan.ReadAsync(db, feed.Listing.ListingId, ct);
        var known = ServedSpan.NightsOf(spans);
        // An answer that a newer one has overtaken: the platform may show it, and soon no more.
        var goneAt = before is { } newer && feed.Version.IsOlderThan(newer) ? now : (DateTime?)null;
        foreach (var night in known.Values.ToList())
        {
            if (nights.Remove(night.Night)) Mark(night, night.GoneAt is null ? null : goneAt, now);
            else if (night.Night < today) known.Remove(night.Night);
            else if (goneAt is null) Mark(night, night.GoneAt ?? now, now);
        }

        foreach (var night in nights) known[night] = new() { Night = night, FirstPulledAt = now, GoneAt = goneAt };
        ServedSpan.Keep(db, feed.Listing.ListingId, spans, known.Values);
    }

    private static void Mark(ServedNight night, DateTime? goneAt, DateTime now)
    {
        if (night.GoneAt == goneAt) return;
        night.GoneAt = goneAt;
        if (goneAt is null) (night.FirstPulledAt, night.SeenOpenAt) = (now, null);
    }
}
