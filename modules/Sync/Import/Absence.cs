using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Resas.Sync.Import;

/// <summary>The strikes against something that its source no longer shows, kept in rows so that a restart forgets none (rule 1).</summary>
/// <param name="Healthy">Healthy answers without it, each at least a poll after the one before.</param>
/// <param name="All">The same, suspicious answers included.</param>
internal sealed record Absence(int Healthy = 0, int All = 0, DateTime? Since = null, DateTime? Last = null)
{
    private static readonly TimeSpan OverAnHour = TimeSpan.FromHours(1);

    public static readonly Absence None = new();

    public bool IsNone => All == 0;

    /// <summary>One more answer without it; one that comes sooner than a poll after the last counts for nothing.</summary>
    public Absence Struck(DateTime now, TimeSpan spacing, bool healthy)
    {
        if (Last is { } last && now - last < spacing) return this;
        return new(Healthy + (healthy ? 1 : 0), All + 1, Since ?? now, now);
    }

    /// <summary>Two healthy answers, or three of any kind over an hour at least.</summary>
    public bool IsEnough => Healthy >= 2 || (All >= 3 && Last - Since >= OverAnHour);

    public static void Map(ComplexPropertyBuilder<Absence> absence)
    {
        absence.Property(a => a.Healthy).HasColumnName("MissedHealthy");
        absence.Property(a => a.All).HasColumnName("Missed");
        absence.Property(a => a.Since).HasColumnName("MissedSince");
        absence.Property(a => a.Last).HasColumnName("MissedLast");
    }
}
