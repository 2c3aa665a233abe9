using System.Collections.Concurrent;
using Resas.Kernel.Time;

namespace Resas.Sync.Export;

/// <summary>Pulls of versions that are already known to be served, kept in memory until they are written together. The death of the process loses the
/// newest of them: a count that is a little low and an instant a little old, and nothing that the rules rest on.</summary>
internal sealed class PullBook(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, Page> pages = new();

    public void Note(CachedFeed feed, string? by) => pages.GetOrAdd(feed.Listing.ListingId, static _ => new()).Add(feed, clock.Now(), by);

    /// <summary>What was noted since the last time.</summary>
    public IReadOnlyList<Pulls> Take() => [.. pages.Values.Select(p => p.Take()).OfType<Pulls>()];

    /// <summary>What could not be written is tried again with what comes after it.</summary>
    public void PutBack(Pulls pulls) => pages.GetOrAdd(pulls.Feed.Listing.ListingId, static _ => new()).PutBack(pulls);

    private sealed class Page
    {
        private readonly Lock gate = new();
        private Pulls? noted;

        public void Add(CachedFeed feed, DateTime now, string? by)
        {
            lock (gate)
            {
                if (noted is null) noted = Pulls.One(feed, now, by);
                else noted.Add(feed, now, by);
            }
        }

        public Pulls? Take()
        {
            lock (gate)
            {
                var taken = noted;
                noted = null;
                return taken;
            }
        }

        public void PutBack(Pulls earlier)
        {
            lock (gate)
            {
                if (noted is not null) earlier.Add(noted);
                noted = earlier;
            }
        }
    }
}
