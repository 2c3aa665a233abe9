using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Time;
using Resas.Sync.Import;
using Resas.Sync.Platforms;

namespace Resas.Sync.Export;

/// <summary>Reads a platform just before it takes over new nights from us, unless its stays prove themselves. What it sold of them until now shows in its
/// feed for the last time as its own: from the moment that it has our word for them, a sale and our echo look the same (docs/decisions/0011).</summary>
internal sealed class LookFirst(ResasDb db, Importer importer, PlatformCatalog platforms, TimeProvider clock)
{
    /// <summary>What the platform may be kept waiting for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A reading so young says all that can be said.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    public static bool IsNeeded(Platform platform) => !platform.ProvesSales;

    /// <summary>Whether what was read at that time was read for the sake of what the platform took then.</summary>
    public static bool IsRightBefore(DateTime readAt, DateTime takenAt) => readAt <= takenAt && takenAt - readAt <= Fresh + Patience;

    /// <returns>Whether there was a look, so that there may be news.</returns>
    public async Task<bool> LookAsync(CachedFeed feed, CancellationToken ct)
    {
        if (!IsNeeded(platforms.Of(feed.Listing.Platform)) || !await BringsNewsAsync(feed, ct)) return false;
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            await importer.ReadAsync(feed.Listing.ListingId, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // What is known must leave all the same (rule 9).
        }

        return true;
    }

    private async Task<bool> BringsNewsAsync(CachedFeed feed, CancellationToken ct)
    {
        var id = feed.Listing.ListingId;
        var readAt = await ListingState.ReadAtAsync(db, id, ct);
        if (readAt is null || clock.Now() - readAt < Fresh) return false;
        var today = clock.Today(feed.Listing.TimeZone);
        var nights = (await ServedSpan.ReadAsync(db, id, ct)).Where(s => s.GoneAt is null).SelectMany(s => s.Nights).Select(n => n.Night).ToHashSet();
        return feed.Nights.SelectMany(n => n.Each()).Any(n => n >= today && !nights.Contains(n));
    }
}
