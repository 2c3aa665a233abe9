using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;

namespace Resas.Kernel.Jobs;

/// <summary>What administrators see of the jobs.</summary>
public sealed class JobMonitor(ResasDb db)
{
    private const int Most = 100;

    /// <summary>How the work of each kind stands, by kind.</summary>
    /// <param name="now">UTC.</param>
    public async Task<IReadOnlyList<Tally>> TallyAsync(DateTime now, CancellationToken ct) => await db.Set<Job>().GroupBy(j => j.Kind).OrderBy(g => g.Key)
        .Select(g => new Tally(g.Key, g.Count(), g.Count(j => j.DueAt <= now), g.Count(j => j.LeasedUntil >= now), g.Count(j => j.Failures > 0), g.Min(j => j.DueAt)))
        .ToListAsync(ct);

    /// <summary>What somebody is at, or has failed at its last run; the soonest due first, at most 100.</summary>
    /// <param name="now">UTC.</param>
    public async Task<IReadOnlyList<Row>> NotableAsync(DateTime now, CancellationToken ct) => await db.Set<Job>().AsNoTracking()
        .Where(j => j.LeasedUntil >= now || j.Failures > 0).OrderBy(j => j.DueAt).ThenBy(j => j.Key).Take(Most)
        .Select(j => new Row(j.Kind, j.Key, j.DueAt, j.LeasedUntil >= now ? j.LeasedBy : null, j.LeasedUntil, j.Failures, j.LastError)).ToListAsync(ct);

    /// <param name="Due">Of them are due now or overdue.</param>
    /// <param name="Leased">Of them somebody is at.</param>
    /// <param name="Failing">Of them failed at their last run.</param>
    /// <param name="NextAt">When the soonest is due, UTC.</param>
    public sealed record Tally(string Kind, int Count, int Due, int Leased, int Failing, DateTime NextAt);

    /// <param name="Holder">Of the lease; null when nobody is at it.</param>
    public sealed record Row(string Kind, string Key, DateTime DueAt, string? Holder, DateTime? LeasedUntil, int Failures, string? LastError);
}
