namespace Resas.Simulation.World.Feeds;

/// <summary>A listing's feed: written when its calendar has changed since the last answer, with the older documents that a cache may still hold.</summary>
internal sealed class ListingFeed(SimulatedListing listing)
{
    private const int MostKept = 12;
    private readonly List<(DateTime Written, FeedDocument Document)> older = [];
    private (int Version, DateTime Written, FeedDocument Document)? current;

    public FeedDocument Current(DateTime now)
    {
        var version = listing.Calendar.Version;
        if (current is { } known && known.Version == version) return known.Document;

        var document = FeedDocument.Write(listing, [.. listing.Platform.Entries(listing)], now);
        if (current is { } replaced && replaced.Document.ETag != document.ETag) Keep(replaced.Written, replaced.Document);
        current = (version, now, document);
        return document;
    }

    /// <summary>One of the documents served in the hours before; null when nothing else was served in them.</summary>
    public FeedDocument? Older(DateTime now, Random random)
    {
        var still = older.FindAll(o => now - o.Written < TimeSpan.FromHours(12));
        return still.Count == 0 ? null : still[random.Next(still.Count)].Document;
    }

    private void Keep(DateTime written, FeedDocument document)
    {
        if (older.Count == MostKept) older.RemoveAt(0);
        older.Add((written, document));
    }
}
