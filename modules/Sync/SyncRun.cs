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
    public int DurationMs { get; init; }
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
    /// <summary>The reader's warnings, a line each: line number and kind ("12 BadDate"), worded by the page. Never an address.</summary>
    public string? Details { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SyncRun>
    {
        public void Configure(EntityTypeBuilder<SyncRun> run)
        {
            run.ToTable("Sync_Run");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.Property(r => r.Platform).HasMaxLength(32);
            run.Property(r => r.Details).HasMaxLength(2000);
            run.HasIndex(r => new { r.OwnerId, r.StartedAt });
            run.HasIndex(r => r.StartedAt);
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
