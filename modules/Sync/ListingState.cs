using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts.Sync;
using Resas.Sync.Export;

namespace Resas.Sync;

/// <summary>What we know of one listing's feed and of how its platform reads ours.</summary>
internal sealed class ListingState
{
    /// <summary>Told to the owner at this many failures in a row, once.</summary>
    public const int FailuresBeforeTelling = 3;

    /// <summary>How long a platform is taken to show an old export while its habits are unknown (design section 4, rule 5).</summary>
    private static readonly TimeSpan UnknownHabit = TimeSpan.FromHours(72);

    public Guid ListingId { get; private set; }
    public Guid PropertyId { get; private set; }
    public Guid OwnerId { get; private set; }

    public string? ETag { get; private set; }
    public DateTime? LastModified { get; private set; }
    public string? ContentHash { get; private set; }
    /// <summary>Something waits for the next whole answer (a strike, a hidden echo): "not modified" would not do.</summary>
    public bool NeedsWholeAnswer { get; private set; }
    public DateTime? LastTriedAt { get; private set; }
    public DateTime? LastReadAt { get; private set; }
    public bool IsSuspicious { get; private set; }
    public int FailuresInRow { get; private set; }
    public FeedProblem? Problem { get; private set; }
    public bool ToldFailed { get; private set; }

    public DateTime? LastPulledAt { get; private set; }
    public long? LastPulledVersion { get; private set; }
    public string? LastPulledBy { get; private set; }
    public int Pulls { get; private set; }
    /// <summary>The settings' version of what was pulled, beside the ledger's.</summary>
    public int LastPulledSettings { get; private set; }
    /// <summary>Seconds between this platform's pulls, the median of the newest; null before the third.</summary>
    public int? UsualPullSeconds { get; private set; }

    public static ListingState Of(Guid listingId, Guid propertyId, Guid ownerId) => new() { ListingId = listingId, PropertyId = propertyId, OwnerId = ownerId };

    /// <summary>How long after its last pull with a night the platform may still show that night because of us.</summary>
    public TimeSpan EchoGrace => UsualPullSeconds is { } seconds ? TimeSpan.FromSeconds(2 * seconds) : UnknownHabit;

    public void ForgetAnswers() => (ETag, LastModified, ContentHash, FailuresInRow, Problem, ToldFailed) = (null, null, null, 0, null, false);

    /// <returns>Whether the content differs from the last one read.</returns>
    public bool Read(DateTime now, string? etag, DateTime? lastModified, string hash, bool suspicious, bool needsWholeAnswer)
    {
        var differs = hash != ContentHash;
        (ETag, LastModified, ContentHash) = (etag, lastModified, hash);
        IsSuspicious = suspicious;
        NeedsWholeAnswer = needsWholeAnswer;
        Answered(now);
        return differs;
    }

    public void NotModified(DateTime now) => Answered(now);

    public void Failed(DateTime now, FeedProblem problem)
    {
        LastTriedAt = now;
        Problem = problem;
        FailuresInRow++;
    }

    public bool MustTellFailure() => FailuresInRow >= FailuresBeforeTelling && !ToldFailed && (ToldFailed = true);

    public bool MustTellRecovery()
    {
        if (!ToldFailed || FailuresInRow > 0) return false;
        ToldFailed = false;
        return true;
    }

    /// <summary>The newest version that the platform has; null while it has none.</summary>
    public FeedVersion? LastServed => LastPulledVersion is { } ledger ? new FeedVersion(ledger, LastPulledSettings) : null;

    public void Pulled(Pulls pulls, int? usualSeconds)
    {
        var version = pulls.Feed.Version;
        if (LastServed is not { } last || !version.IsOlderThan(last)) (LastPulledVersion, LastPulledSettings) = (version.Ledger, version.Settings);
        if (LastPulledAt is null || pulls.Last > LastPulledAt) (LastPulledAt, LastPulledBy) = (pulls.Last, pulls.By);
        Pulls += pulls.Count;
        UsualPullSeconds = usualSeconds;
    }

    private void Answered(DateTime now)
    {
        LastTriedAt = LastReadAt = now;
        Problem = null;
        FailuresInRow = 0;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ListingState>
    {
        public void Configure(EntityTypeBuilder<ListingState> state)
        {
            state.ToTable("Sync_Listing");
            state.HasKey(s => s.ListingId);
            state.Property(s => s.ListingId).ValueGeneratedNever();
            state.Property(s => s.ContentHash).HasMaxLength(64);
            state.Ignore(s => s.LastServed);
            state.HasIndex(s => s.OwnerId);
        }
    }
}
