using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Resas.Kernel.Database;

namespace Resas.Kernel.Jobs;

/// <summary>Takes leases and runs what it leased. Several instances on one database share the rows.</summary>
public sealed class JobRunner(
    IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, IOptions<JobOptions> options, TimeProvider clock, IHostApplicationLifetime host, ILogger<JobRunner> log)
{
    private readonly Dictionary<string, Type> types = kinds.ToDictionary(k => k.Name, k => k.Type);
    private readonly ConcurrentDictionary<Task, bool> running = new();
    private readonly TimeSpan leaseTime = options.Value.Lease;
    private readonly int width = options.Value.Width;

    /// <summary>Starts as many due rows as there is room for, and does not wait for them.</summary>
    /// <returns>Whether more may be due than there was room for.</returns>
    public async Task<bool> StartDueAsync(CancellationToken ct)
    {
        var room = width - running.Count;
        if (room <= 0) return true;
        await using var scope = scopes.CreateAsyncScope();
        var due = await DueAsync(scope, room, ct);
        foreach (var lease in await TakeAsync(scope, due, ct)) Track(RunAsync(lease, host.ApplicationStopping));
        return due.Count >= room;
    }

    /// <summary>Waits for one of the runs under way to end, if there is any.</summary>
    public Task RoomAsync(CancellationToken ct) => running.Keys.ToArray() is { Length: > 0 } now ? Task.WhenAny(now).WaitAsync(ct) : Task.CompletedTask;

    /// <summary>Runs one row now, due or not, and waits for it.</summary>
    /// <returns>False when there is no such row or somebody is at it already.</returns>
    public async Task<bool> RunNowAsync<TJob>(string key, CancellationToken ct) where TJob : IJob
    {
        if (await TakeAsync(TJob.Kind, key, ct) is not { } lease) return false;
        await RunAsync(lease, ct);
        return true;
    }

    /// <summary>Waits for what this instance is running.</summary>
    public Task SettleAsync() => Task.WhenAll(running.Keys);

    private void Track(Task run)
    {
        running[run] = true;
        run.ContinueWith(t => running.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task<List<Lease>> DueAsync(AsyncServiceScope scope, int room, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var holder = NewHolder();
        var due = await Jobs(scope).AsNoTracking()
            .Where(j => j.DueAt <= now && (j.LeasedUntil == null || j.LeasedUntil < now))
            .OrderBy(j => j.DueAt).Take(room).Select(j => new { j.Kind, j.Key, j.Plans }).ToListAsync(ct);
        return [.. due.Select(j => new Lease(j.Kind, j.Key, j.Plans, holder))];
    }

    /// <summary>Takes all of them that nobody else has taken meanwhile.</summary>
    private async Task<List<Lease>> TakeAsync(AsyncServiceScope scope, List<Lease> wanted, CancellationToken ct)
    {
        var taken = new List<Lease>();
        foreach (var kind in wanted.GroupBy(l => l.Kind))
        {
            var (now, holder, keys) = (clock.GetUtcNow().UtcDateTime, kind.First().Holder, kind.Select(l => l.Key).ToList());
            var rows = Jobs(scope).Where(j => j.Kind == kind.Key && keys.Contains(j.Key));
            var won = await rows.Where(j => j.DueAt <= now && (j.LeasedUntil == null || j.LeasedUntil < now))
                .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedBy, holder).SetProperty(j => j.LeasedUntil, now + leaseTime), ct);
            var mine = won == keys.Count ? keys : await rows.Where(j => j.LeasedBy == holder).Select(j => j.Key).ToListAsync(ct);
            taken.AddRange(kind.Where(l => mine.Contains(l.Key)));
        }

        return taken;
    }

    /// <summary>Takes one row, due or not.</summary>
    private async Task<Lease?> TakeAsync(string kind, string key, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (now, row) = (clock.GetUtcNow().UtcDateTime, Jobs(scope).Where(j => j.Kind == kind && j.Key == key));
        if (await row.Select(j => (int?)j.Plans).SingleOrDefaultAsync(ct) is not { } plans) return null;
        var lease = new Lease(kind, key, plans, NewHolder());
        return await row.Where(j => j.LeasedUntil == null || j.LeasedUntil < now).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.LeasedBy, lease.Holder).SetProperty(j => j.LeasedUntil, now + leaseTime), ct) == 1 ? lease : null;
    }

    private async Task RunAsync(Lease lease, CancellationToken ct)
    {
        using var run = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewals = RenewAsync(lease, run);
        await using var scope = scopes.CreateAsyncScope();
        var (next, failure) = await TryAsync(scope, lease, run.Token);
        try
        {
            await FinishAsync(scope, lease, next, failure);
        }
        catch (Exception outage)
        {
            // The lease runs out, and the work is taken up then.
            log.LogError(outage, "The end of job {Kind} {Key} could not be noted", lease.Kind, lease.Key);
        }

        await run.CancelAsync();
        await renewals;
    }

    private async Task<(DateTime? Next, Exception? Failure)> TryAsync(AsyncServiceScope scope, Lease lease, CancellationToken ct)
    {
        try
        {
            var job = (IJob)scope.ServiceProvider.GetRequiredService(types[lease.Kind]);
            return (await job.RunAsync(lease.Key, ct), null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Due as before: the next start takes it up at once.
            return (clock.GetUtcNow().UtcDateTime, null);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Job {Kind} {Key} failed", lease.Kind, lease.Key);
            return (null, failure);
        }
    }

    /// <summary>Keeps the lease while the run lasts, and ends the run when somebody else has it.</summary>
    private async Task RenewAsync(Lease lease, CancellationTokenSource run)
    {
        using var timer = new PeriodicTimer(leaseTime / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(run.Token))
            {
                await using var scope = scopes.CreateAsyncScope();
                var until = clock.GetUtcNow().UtcDateTime + leaseTime;
                if (await lease.Row(scope).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntil, until), run.Token) == 0) await run.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested)
        {
        }
        catch (Exception outage)
        {
            log.LogWarning(outage, "The lease on job {Kind} {Key} could not be renewed", lease.Kind, lease.Key);
        }
    }

    private async Task FinishAsync(AsyncServiceScope scope, Lease lease, DateTime? next, Exception? failure)
    {
        var mine = lease.Row(scope);
        if (failure is null && next is null && await mine.Where(j => j.Plans == lease.Plans).ExecuteDeleteAsync() == 1) return;

        var now = clock.GetUtcNow().UtcDateTime;
        var failures = failure is null ? 0 : await mine.Select(j => j.Failures).SingleOrDefaultAsync() + 1;
        var error = failure is null ? null : string.Concat($"{failure.GetType().Name}: {failure.Message}".Take(1000));
        var due = next ?? now + TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, failures), 3600));
        await mine.ExecuteUpdateAsync(set => set
            .SetProperty(j => j.DueAt, j => j.Plans == lease.Plans ? due : j.DueAt).SetProperty(j => j.LastRunAt, now)
            .SetProperty(j => j.Failures, failures).SetProperty(j => j.LastError, error)
            .SetProperty(j => j.LeasedBy, (string?)null).SetProperty(j => j.LeasedUntil, (DateTime?)null));
    }

    private static DbSet<Job> Jobs(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ResasDb>().Set<Job>();

    private static string NewHolder() => Guid.NewGuid().ToString("N");

    /// <summary>One run's hold on a row. No two on the same row have the same holder, so that a run which lost its lease can't end another's.</summary>
    /// <param name="Plans">As it was before the row was taken: what was planned since then stands.</param>
    private sealed record Lease(string Kind, string Key, int Plans, string Holder)
    {
        public IQueryable<Job> Row(AsyncServiceScope scope) => Jobs(scope).Where(j => j.Kind == Kind && j.Key == Key && j.LeasedBy == Holder);
    }
}

/// <summary>A kind of job that some module has.</summary>
public sealed record JobKind(string Name, Type Type);
