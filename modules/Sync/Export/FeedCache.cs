using System.Collections.Concurrent;
using Resas.Kernel.Database;

namespace Resas.Sync.Export;

/// <summary>The newest version of each feed that this instance has handed out, by export key. A cached feed is handed out only with proof that it is
/// still the newest (docs/decisions/0009); unknown keys are not kept, or anybody could fill the memory.</summary>
internal sealed class FeedCache(DatabaseChanges changes, TimeProvider clock)
{
    /// <summary>About 5 KB each; the others are written anew when they are asked for.</summary>
    public const int Most = 2_000;

    private readonly ConcurrentDictionary<string, CachedFeed> feeds = new(StringComparer.Ordinal);

    public ChangeStamp? Stamp() => changes.Read();

    /// <summary>The feed, if nothing at all was committed since it was known to be the newest.</summary>
    public CachedFeed? FindProven(ReadOnlySpan<char> key)
    {
        if (!feeds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var feed) || !feed.IsProven(Stamp(), clock)) return null;
        feed.LastUsed = clock.GetTimestamp();
        return feed;
    }

    /// <summary>The feed, which may be out of date.</summary>
    public CachedFeed? Find(string key) => feeds.GetValueOrDefault(key);

    /// <param name="stamp">Read before the versions of the feed were.</param>
    public CachedFeed Keep(string key, CachedFeed feed, ChangeStamp? stamp)
    {
        feed.Prove(stamp, clock);
        feed.LastUsed = clock.GetTimestamp();
        return feeds[key] = feed;
    }

    public void Drop(string key) => feeds.TryRemove(key, out _);

    /// <summary>Lets go of those that were not asked for the longest.</summary>
    public void Trim()
    {
        if (feeds.Count <= Most) return;
        foreach (var (key, _) in feeds.ToArray().OrderBy(f => f.Value.LastUsed).Take(feeds.Count - Most)) Drop(key);
    }
}
