namespace Resas.Sync.Export;

/// <summary>One or more pulls of one listing's feed, by whoever has its address.</summary>
internal sealed class Pulls
{
    private readonly List<PullMoment> moments = [];

    private Pulls(CachedFeed feed, DateTime at, string? by) => (Feed, Last, By) = (feed, at, by);

    /// <summary>Of the newest version among them.</summary>
    public CachedFeed Feed { get; private set; }
    public DateTime Last { get; private set; }
    public string? By { get; private set; }
    public int Count { get; private set; }
    /// <summary>Those that a history keeps, in order.</summary>
    public IReadOnlyList<PullMoment> Moments => moments;

    public static Pulls One(CachedFeed feed, DateTime at, string? by)
    {
        var pulls = new Pulls(feed, at, by);
        pulls.Add(feed, at, by);
        return pulls;
    }

    public void Add(CachedFeed feed, DateTime at, string? by)
    {
        if (!feed.Version.IsOlderThan(Feed.Version)) Feed = feed;
        (Last, By) = (at, by?.Length > Pull.MaxBy ? by[..Pull.MaxBy] : by);
        Count++;
        Remember(new(at, feed.Version.Ledger, By));
    }

    public void Add(Pulls later)
    {
        if (!later.Feed.Version.IsOlderThan(Feed.Version)) Feed = later.Feed;
        (Last, By) = (later.Last, later.By);
        Count += later.Count;
        foreach (var moment in later.moments) Remember(moment);
    }

    private void Remember(PullMoment moment)
    {
        if (moments.Count > 0 && moments[^1].Covers(moment)) return;
        moments.Add(moment);
        if (moments.Count > Pull.Kept) moments.RemoveAt(0);
    }
}

/// <param name="Version">The ledger's.</param>
internal readonly record struct PullMoment(DateTime At, long Version, string? By)
{
    /// <summary>Platforms often ask twice or more in a row: repeated requests within a minute count once.</summary>
    public bool Covers(PullMoment later) => later.Version == Version && later.At - At < Pull.OneGo;
}
