using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;

namespace Resas.Kernel.Jobs;

/// <summary>Puts work into the rows, in the caller's unit of work.</summary>
public sealed class JobQueue(ResasDb db)
{
    /// <summary>Makes the work due at <paramref name="dueAt"/>, whether or not it was planned before. A run that is under way may have read
    /// what has changed since: this plan stands, whatever that run answers.</summary>
    public async Task PlanAsync<TJob>(string key, DateTime dueAt, CancellationToken ct) where TJob : IJob
    {
        var job = await db.Set<Job>().FindAsync([TJob.Kind, key], ct) ?? db.Add(new Job { Kind = TJob.Kind, Key = key }).Entity;
        job.Plan(dueAt);
    }

    /// <summary>Forgets the work. A run that is under way is not stopped, but not planned again.</summary>
    public async Task DropAsync<TJob>(string key, CancellationToken ct) where TJob : IJob
    {
        if (await db.Set<Job>().FindAsync([TJob.Kind, key], ct) is { } planned) db.Remove(planned);
    }

    /// <summary>Puts off work that nobody is at, in one statement: whoever comes to take it finds it due or put off, never both.</summary>
    /// <returns>False when somebody is at it, or when there is no such work.</returns>
    public async Task<bool> PutOffAsync<TJob>(string key, DateTime dueAt, DateTime now, CancellationToken ct) where TJob : IJob
    {
        var kind = TJob.Kind;
        return await db.Set<Job>().Where(j => j.Kind == kind && j.Key == key && (j.LeasedUntil == null || j.LeasedUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.DueAt, dueAt).SetProperty(j => j.Plans, j => j.Plans + 1), ct) == 1;
    }

    /// <summary>Which work of this kind somebody is at.</summary>
    public async Task<HashSet<string>> RunningAsync<TJob>(IReadOnlyCollection<string> keys, DateTime now, CancellationToken ct) where TJob : IJob
    {
        var kind = TJob.Kind;
        return [.. await db.Set<Job>().Where(j => j.Kind == kind && keys.Contains(j.Key) && j.LeasedUntil >= now).Select(j => j.Key).ToListAsync(ct)];
    }

    /// <summary>When the work of this kind is due, by key.</summary>
    public async Task<Dictionary<string, DateTime>> DueTimesAsync<TJob>(IReadOnlyCollection<string> keys, CancellationToken ct) where TJob : IJob
    {
        var kind = TJob.Kind;
        return await db.Set<Job>().AsNoTracking().Where(j => j.Kind == kind && keys.Contains(j.Key)).ToDictionaryAsync(j => j.Key, j => j.DueAt, ct);
    }
}
