using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Resas.Kernel.Jobs;

/// <summary>Work that must happen at an instant: a row first, run second. The lease keeps two instances from doing it twice,
/// and lets one that died be taken over.</summary>
internal sealed class Job
{
    public string Kind { get; init; } = "";
    public string Key { get; init; } = "";
    public DateTime DueAt { get; private set; }

    /// <summary>Rises each time the work is planned, so that a run that ends sees that it was planned anew meanwhile.</summary>
    public int Plans { get; private set; }
    public string? LeasedBy { get; private set; }
    public DateTime? LeasedUntil { get; private set; }
    public DateTime? LastRunAt { get; private set; }
    public int Failures { get; private set; }
    public string? LastError { get; private set; }

    public void Plan(DateTime dueAt)
    {
        DueAt = dueAt;
        Plans++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> job)
        {
            job.ToTable("Kernel_Job");
            job.HasKey(j => new { j.Kind, j.Key });
            job.Property(j => j.Kind).HasMaxLength(64);
            job.Property(j => j.Key).HasMaxLength(64);
            job.Property(j => j.LeasedBy).HasMaxLength(64);
            job.Property(j => j.LastError).HasMaxLength(1000);
            job.Property(j => j.Plans).IsConcurrencyToken();
            job.HasIndex(j => j.DueAt);
        }
    }
}
