using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts.Sync;

namespace Resas.Sync;

/// <summary>One attempt on one listing, and what it did: a line of the owner's log.</summary>
internal sealed class SyncRun
{
    public Guid Id { get; init; }
    public Guid ListingId { get; init; }
    public Guid PropertyId { get; init; }
    public Guid OwnerId { get; init; }
    public string Platform { get; init; } = "";
    public DateTime StartedAt { get; init; }
    /// <summary>When it ended, or the latest of the readings that it stands for did.</summary>
    public DateTime LastAt { get; private set; }
    /// <summary>How many readings in a row gave this: those that find nothing new share one line a day.</summary>
    public int Times { get; private set; } = 1;
    public int DurationMs { get; private set; }
    /// <summary>The mode that the listing went to with this attempt; null when it stayed in its mode.</summary>
    public ListingMode? ChangedMode { get; set; }
    public RunOutcome Outcome { get; init; }
    public FeedProblem? Problem { get; init; }
    /// <summary>Events with nights from today on.</summary>
    public int Found { get; init; }
    public int Added { get; init; }
    public int Changed { get; init; }
    public int Freed { get; init; }
    /// <summary>Events that could not be read.</summary>
    public int Skipped { get; init; }
    /// <summary>Nights that were our own export, handed back.</summary>
    public int Echoes { get; init; }
    /// <summary>Claims that are missing but not yet freed.</summary>
    public int Missing { get; init; }
    /// <summary>How many decisions it made anew.</summary>
    public int Decisions { get; set; }
    /// <summary>The reader's warnings, a line each: line number and kind ("12 BadDate"), worded by the page. Never an address.</summary>
    public string? Details { get; init; }

    public SyncRun Took(DateTime endedAt, int milliseconds)
    {
        (LastAt, DurationMs) = (endedAt, milliseconds);
        return this;
    }

    /// <summary>Whether another reading found nothing new either, and nothing else to tell.</summary>
    public bool Covers(SyncRun other) =>
        (Outcome, other.Outcome) == (RunOutcome.Unchanged, RunOutcome.Unchanged) && other is { ChangedMode: null, Decisions: 0 }
        && (Found, Skipped, Echoes, Missing, Details) == (other.Found, other.Skipped, other.Echoes, other.Missing, other.Details);

    public void Again(DateTime endedAt, int milliseconds)
    {
        Times++;
        Took(endedAt, milliseconds);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SyncRun>
    {
        public void Configure(EntityTypeBuilder<SyncRun> run)
        {
            run.ToTable("Sync_Run");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.Property(r => r.Platform).HasMaxLength(32);
            run.Property(r => r.Details).HasMaxLength(2000);
            run.HasIndex(r => new { r.OwnerId, r.LastAt });
            run.HasIndex(r => r.LastAt);
        }
    }
}

/// <summary>How an attempt ended. Stored by name.</summary>
internal enum RunOutcome
{
    Changed,
    Unchanged,
    /// <summary>Readable but not to be believed: what is new was taken, nothing was freed on its word alone.</summary>
    Suspicious,
    Failed,
}
