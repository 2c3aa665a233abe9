using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Resas.Kernel.Database;

namespace Resas.Kernel.Jobs;

/// <summary>Takes leases and runs what it leased. Several instances on one database share the rows.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, TimeProvider clock, IHostApplicationLifetime host, ILogger<JobRunner> log)
{
    /// <summary>At most this many at once, so that one slow site delays no other and a thousand due rows do not start together.</summary>
    public const int Width = 16;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly Dictionary<string, Type> types = kinds.ToDictionary(k => k.Name, k => k.Type);
    private readonly ConcurrentDictionary<Task, bool> running = new();
    private readonly string me = string.Concat($"{Guid.NewGuid():N} {Environment.ProcessId} {Environment.MachineName}".Take(64));

    /// <summary>Starts as many due rows as there is room for, and does not wait for them.</summary>
    public async Task StartDueAsync(CancellationToken ct)
    {
        foreach (var (kind, key) in await DueAsync(Width - running.Count, ct))
        {
            if (await TakeAsync(kind, key, onlyIfDue: true, ct)) Track(RunLeasedAsync(kind, key, host.ApplicationStopping));
        }
    }

    /// <summary>Runs one row now, due or not, and waits for it.</summary>
    /// <returns>False when there is no such row or somebody is at it already.</returns>
    public async Task<bool> RunNowAsync<TJob>(string key, CancellationToken ct) where TJob : IJob
    {
        if (!await TakeAsync(TJob.Kind, key, onlyIfDue: false, ct)) return false;
        await RunLeasedAsync(TJob.Kind, key, ct);
        return true;
    }

    /// <summary>Waits for what this instance is running.</summary>
    public Task SettleAsync() => Task.WhenAll(running.Keys);

    private void Track(Task run)
    {
        running[run] = true;
        run.ContinueWith(t => running.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task<List<(string, string)>> DueAsync(int room, CancellationToken ct)
    {
        if (room <= 0) return [];
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await Jobs(scope).AsNoTracking()
            .Where(j => j.DueAt <= now && (j.LeasedUntil == null || j.LeasedUntil < now))
            .OrderBy(j => j.DueAt).Take(room).Select(j => new { j.Kind, j.Key }).ToListAsync(ct);
        return [.. due.Select(j => (j.Kind, j.Key))];
    }

    private async Task<bool> TakeAsync(string kind, string key, bool onlyIfDue, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        return await Jobs(scope)
            .Where(j => j.Kind == kind && j.Key == key && (j.LeasedUntil == null || j.LeasedUntil < now) && (!onlyIfDue || j.DueAt <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedBy, me).SetProperty(j => j.LeasedUntil, now + Lease), ct) == 1;
    }

    private async Task RunLeasedAsync(string kind, string key, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var job = (IJob)scope.ServiceProvider.GetRequiredService(types[kind]);
            await FinishAsync(kind, key, await job.RunAsync(key, ct), null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Due as before: the next start takes it up at once.
            await FinishAsync(kind, key, clock.GetUtcNow().UtcDateTime, null);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Job {Kind} {Key} failed", kind, key);
            await FinishAsync(kind, key, null, failure);
        }
    }

    private async Task FinishAsync(string kind, string key, DateTime? next, Exception? failure)
    {
        await using var scope = scopes.CreateAsyncScope();
        var mine = Jobs(scope).Where(j => j.Kind == kind && j.Key == key && j.LeasedBy == me);
        var now = clock.GetUtcNow().UtcDateTime;
        if (failure is null && next is null)
        {
            await mine.ExecuteDeleteAsync();
            return;
        }

        var failures = failure is null ? 0 : await mine.Select(j => j.Failures).SingleOrDefaultAsync() + 1;
        var error = failure is null ? null : $"{failure.GetType().Name}: {failure.Message}";
        var due = next ?? now + TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, failures), 3600));
        await mine.ExecuteUpdateAsync(set => set
            .SetProperty(j => j.DueAt, due).SetProperty(j => j.LastRunAt, now)
            .SetProperty(j => j.Failures, failures).SetProperty(j => j.LastError, error == null ? null : error.Substring(0, Math.Min(1000, error.Length)))
            .SetProperty(j => j.LeasedBy, (string?)null).SetProperty(j => j.LeasedUntil, (DateTime?)null));
    }

    private static DbSet<Job> Jobs(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ResasDb>().Set<Job>();
}

/// <summary>A kind of job that some module has.</summary>
public sealed record JobKind(string Name, Type Type);
