using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Resas.Kernel.Time;
using Resas.Sync.Platforms;

namespace Resas.Sync.Reading;

/// <summary>One rate limit per platform, or per host where no platform owns it, in this instance. Not System.Threading.RateLimiting: its
/// buckets follow the machine's clock, and a listing that was sent away would have to queue anew.</summary>
internal sealed class HostTurns(PlatformCatalog platforms, IOptions<SyncOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, HostQueue> queues = new();

    /// <returns>Null when the address may be asked now; otherwise when to come back.</returns>
    public DateTime? Take(string address, Guid listingId)
    {
        if (!FeedClient.TryParse(address, out var uri)) return null;
        var owner = platforms.Owning(uri);
        return queues.GetOrAdd(owner?.Key ?? uri.Host, _ => QueueOf(owner)).Take(listingId, clock.Now());
    }

    /// <summary>A platform may ask for less than the setting, never for more.</summary>
    private HostQueue QueueOf(Platform? owner) => new(
        Math.Min(options.Value.HostRequestsPerMinute, owner?.RequestsPerMinute ?? int.MaxValue), Math.Min(options.Value.HostBurst, owner?.Burst ?? int.MaxValue));
}

/// <summary>A token bucket that lends from the future: who comes too early is promised the next free turn and finds it kept.</summary>
internal sealed class HostQueue(int perMinute, int burst)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);
    private readonly TimeSpan step = TimeSpan.FromMinutes(1) / perMinute;
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, DateTime> promised = [];
    private DateTime paidUntil;

    public DateTime? Take(Guid listing, DateTime now)
    {
        lock (gate)
        {
            var turn = promised.Remove(listing, out var kept) ? kept : Next(now);
            if (turn <= now) return null;
            promised[listing] = turn;
            return turn;
        }
    }

    private DateTime Next(DateTime now)
    {
        // What another instance took over, or nobody links any more, is not waited for.
        if (promised.Count > 500)
            foreach (var listing in promised.Where(p => p.Value < now - Forgotten).Select(p => p.Key).ToList()) promised.Remove(listing);
        if (paidUntil < now) paidUntil = now;
        var turn = paidUntil - step * (burst - 1);
        paidUntil += step;
        return turn;
    }
}
