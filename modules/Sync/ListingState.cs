using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Sync.Export;
using Resas.Sync.Modes;
using Resas.Sync.Reading;

namespace Resas.Sync;

/// <summary>What we know of one listing's feed and of how its platform reads ours.</summary>
internal sealed class ListingState
{
    /// <summary>How long a platform is taken to show an old export while its habits are unknown (design section 4, rule 5).</summary>
    private static readonly TimeSpan UnknownHabit = TimeSpan.FromHours(72);

    private static readonly Prepared<Guid, DateTime?> ReadAtOf = new((db, id) => db.Set<ListingState>().Where(s => s.ListingId == id).Select(s => s.LastReadAt));
    private static readonly TimeSpan AskedJustNow = TimeSpan.FromSeconds(10), AskedInVain = TimeSpan.FromMinutes(2);

    public Guid ListingId { get; private set; }
    public Guid PropertyId { get; private set; }
    public Guid OwnerId { get; private set; }

    public string? ETag { get; private set; }
    public DateTime? LastModified { get; private set; }
    public string? ContentHash { get; private set; }
    /// <summary>Until then, and while the ledger has this version, the same content read again would change nothing. Null while something
    /// waits for the next whole answer: a strike, a doubt.</summary>
    public DateTime? SettledUntil { get; private set; }
    public long SettledAtVersion { get; private set; }
    public DateTime? LastTriedAt { get; private set; }
    public DateTime? LastReadAt { get; private set; }
    public bool IsSuspicious { get; private set; }
    public DateTime? ChangedAt { get; private set; }
    /// <summary>What it showed at the last whole look and was passed over as ours.</summary>
    public string? Ignored { get; set; }
    public FeedProblem? Problem { get; private set; }

    public ListingMode Mode { get; private set; } = ListingMode.Batch;
    public int FailuresInRow { get; private set; }
    /// <summary>The circuit is open; its half-open trial is due then.</summary>
    public DateTime? OpenUntil { get; private set; }
    /// <summary>The interval at which it was last planned.</summary>
    public int? IntervalSeconds { get; private set; }
    /// <summary>When a person last asked for it to be read at once.</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>The newest line of the log.</summary>
    public Guid? LastRunId { get; private set; }
    /// <summary>When that line began, if it tells of readings that found nothing new; null otherwise.</summary>
    public DateTime? RestingSince { get; private set; }

    public DateTime? LastPulledAt { get; private set; }
    public long? LastPulledVersion { get; private set; }
    public string? LastPulledBy { get; private set; }
    public int Pulls { get; private set; }
    /// <summary>The settings' version of what was pulled, beside the ledger's.</summary>
    public int LastPulledSettings { get; private set; }
    /// <summary>Seconds between this platform's pulls, the median of the newest; null before the third.</summary>
    public int? UsualPullSeconds { get; private set; }
    /// <summary>When its owner was told that its platform no longer comes; null while it does.</summary>
    public DateTime? LapseToldAt { get; private set; }

    /// <summary>When its owner was asked whether its platform imports other calendars beside ours.</summary>
    public DateTime? LinksAskedAt { get; private set; }
    /// <summary>When the owner said that it does not, or no longer.</summary>
    public DateTime? LinksCheckedAt { get; private set; }

    /// <summary>When a listing was last read; null for one that never was.</summary>
    public static Task<DateTime?> ReadAtAsync(ResasDb db, Guid listingId, CancellationToken ct) => ReadAtOf.FindAsync(db, listingId, ct);

    public static ListingState Of(Guid listingId, Guid propertyId, Guid ownerId) => new() { ListingId = listingId, PropertyId = propertyId, OwnerId = ownerId };

    /// <summary>How long after its last pull with a night the platform may still show that night because of us.</summary>
    public TimeSpan EchoGrace => UsualPullSeconds is { } seconds ? TimeSpan.FromSeconds(2 * seconds) : UnknownHabit;

    private Footing Footing
    {
        get => new(Mode, FailuresInRow, OpenUntil);
        set => (Mode, FailuresInRow, OpenUntil) = value;
    }

    /// <summary>Read at once, as if never read before. The mode stays until a reading succeeds, which is then told.</summary>
    public void ForgetAnswers() =>
        (ETag, LastModified, ContentHash, SettledUntil, FailuresInRow, Problem, OpenUntil) = (null, null, null, null, 0, null, null);

    /// <summary>A person wants it read now. Who asks twice gets the reading that is under way, or has just been.</summary>
    /// <returns>False when this asks for nothing new.</returns>
    public bool Ask(DateTime now)
    {
        if (AskedAt is { } asked && (now - asked < AskedJustNow || (IsAwaited && now - asked < AskedInVain))) return false;
        AskedAt = now;
        return true;
    }

    /// <summary>The person who asked no longer wants it, and nobody has begun.</summary>
    public void Withdraw() => AskedAt = null;

    /// <summary>When it would be read had nobody asked; a minute from now at the soonest, so that a stop is one.</summary>
    /// <param name="usual">The interval of a listing that was not planned yet.</param>
    public DateTime DueUnasked(DateTime now, TimeSpan usual)
    {
        var due = (LastTriedAt ?? now) + (IntervalSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : usual);
        return new[] { due, OpenUntil ?? due, now.AddMinutes(1) }.Max();
    }

    /// <summary>A person has asked, and it has not been tried since.</summary>
    public bool IsAwaited => WasAskedSince(AskedAt, LastTriedAt);

    /// <inheritdoc cref="IsAwaited"/>
    public static bool WasAskedSince(DateTime? askedAt, DateTime? triedAt) => askedAt is { } asked && !(triedAt >= asked);

    public void Read(DateTime now, FeedAnswer answer, string hash, bool suspicious)
    {
        (ETag, LastModified, ContentHash) = (answer.ETag, answer.LastModified, hash);
        IsSuspicious = suspicious;
        (LastTriedAt, LastReadAt) = (now, now);
    }

    public void NotModified(DateTime now) => (LastTriedAt, LastReadAt) = (now, now);

    public void Settle(DateTime? until, long ledgerVersion) => (SettledUntil, SettledAtVersion) = (until, ledgerVersion);

    public void Succeeded(DateTime now, ListingMode best, DateTime next)
    {
        Problem = null;
        Footing = Footing.Succeeded(best, now, next);
    }

    public void Failed(DateTime now, FeedProblem problem, ListingMode best, DateTime next)
    {
        LastTriedAt = now;
        Problem = problem;
        Footing = Footing.Failed(best, next);
    }

    public void Planned(TimeSpan interval) => IntervalSeconds = (int)interval.TotalSeconds;

    public void Logged(SyncRun run)
    {
        LastRunId = run.Id;
        RestingSince = run.Outcome == RunOutcome.Unchanged ? run.StartedAt : null;
        if (run.Outcome == RunOutcome.Changed) ChangedAt = run.LastAt;
    }

    public void CheckedLinks(DateTime? at) => LinksCheckedAt = at;

    /// <summary>The newest version that the platform has; null while it has none.</summary>
    public FeedVersion? LastServed => LastPulledVersion is { } ledger ? new FeedVersion(ledger, LastPulledSettings) : null;

    public void Pulled(Pulls pulls, int? usualSeconds)
    {
        var (version, before) = (pulls.Feed.Version, LastServed);
        if (before is not { } last || !version.IsOlderThan(last)) (LastPulledVersion, LastPulledSettings) = (version.Ledger, version.Settings);
        if (LastPulledAt is null || pulls.Last > LastPulledAt) (LastPulledAt, LastPulledBy) = (pulls.Last, pulls.By);
        // What it shows may be our own word from now on, or no longer.
        if (LastServed != before) SettledUntil = null;
        Pulls += pulls.Count;
        UsualPullSeconds = usualSeconds;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ListingState>
    {
        public void Configure(EntityTypeBuilder<ListingState> state)
        {
            state.ToTable("Sync_Listing");
            state.HasKey(s => s.ListingId);
            state.Property(s => s.ListingId).ValueGeneratedNever();
            state.Property(s => s.ContentHash).HasMaxLength(64);
            state.Property(s => s.Ignored).HasMaxLength(-1);
            state.Ignore(s => s.LastServed);
            state.HasIndex(s => s.OwnerId);
        }
    }
}
