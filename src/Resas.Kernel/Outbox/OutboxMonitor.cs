using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;

namespace Resas.Kernel.Outbox;

/// <summary>What administrators see of the outbox.</summary>
public sealed class OutboxMonitor(ResasDb db, TimeProvider clock)
{
    /// <summary>How many deliveries wait, and how many were set aside.</summary>
    public async Task<(int Waiting, int SetAside)> CountAsync(CancellationToken ct) =>
        (await db.Set<Delivery>().CountAsync(d => !d.IsSetAside, ct), await db.Set<Delivery>().CountAsync(d => d.IsSetAside, ct));

    /// <summary>Those that have failed at least once, the newest first, at most 200. Payloads are not shown: they may hold secrets.</summary>
    public async Task<IReadOnlyList<Trouble>> TroublesAsync(CancellationToken ct) => await db.Set<Delivery>().AsNoTracking()
        .Where(d => d.Attempts > 0).OrderByDescending(d => d.CreatedAt).Take(200)
        .Select(d => new Trouble(d.Id, d.Message, d.Handler, d.CreatedAt, d.Attempts, d.IsSetAside, d.NextTryAt, d.LastError)).ToListAsync(ct);

    /// <summary>Makes a delivery due again.</summary>
    /// <returns>False when it is no longer there.</returns>
    public Task<bool> RetryAsync(Guid id, CancellationToken ct) => db.RunAsync(async token =>
    {
        if (await db.Set<Delivery>().SingleOrDefaultAsync(d => d.Id == id, token) is not { } delivery) return false;
        delivery.TryAgain(clock.GetUtcNow().UtcDateTime);
        return true;
    }, ct);

    /// <summary>Makes all that was set aside due again.</summary>
    /// <returns>How many.</returns>
    public Task<int> RetryAllAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<Delivery>().Where(d => d.IsSetAside).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.IsSetAside, false).SetProperty(d => d.Attempts, 0).SetProperty(d => d.NextTryAt, now), ct);
    }

    /// <summary>Gives up a delivery that has failed at least once: its handler never hears of it.</summary>
    /// <returns>False when it is no longer there, or has not failed.</returns>
    public async Task<bool> DiscardAsync(Guid id, CancellationToken ct) => await db.Set<Delivery>().Where(d => d.Id == id && d.Attempts > 0).ExecuteDeleteAsync(ct) == 1;

    /// <summary>Gives up all that was set aside.</summary>
    /// <returns>How many.</returns>
    public Task<int> DiscardAllAsync(CancellationToken ct) => db.Set<Delivery>().Where(d => d.IsSetAside).ExecuteDeleteAsync(ct);

    public sealed record Trouble(Guid Id, string Message, string Handler, DateTime CreatedAt, int Attempts, bool IsSetAside, DateTime NextTryAt, string? LastError);
}
