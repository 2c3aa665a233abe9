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

    public sealed record Trouble(Guid Id, string Message, string Handler, DateTime CreatedAt, int Attempts, bool IsSetAside, DateTime NextTryAt, string? LastError);
}
