using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Notifications;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Web.Live;

/// <summary>Asks the database what there is to tell, and whether who listens is still signed in, one question for all: it alone knows what other instances have done.</summary>
internal sealed class LiveLook(IServiceScopeFactory scopes, DatabaseChanges changes)
{
    private const int AtOnce = 500;

    private LiveSight known = LiveSight.None;
    private ChangeStamp? stamp;

    public async Task<LiveSight> ReadAsync(IReadOnlyCollection<LiveStream> open, CancellationToken ct)
    {
        // Where it can be proved that nothing was committed since the last look, nothing is asked.
        var now = changes.Read();
        if (now is not null && now == stamp && open.All(known.Covers)) return known;

        var (states, alive) = (new Dictionary<Guid, LiveState>(), new HashSet<Guid>());
        foreach (var some in open.Select(s => s.OwnerId).Distinct().Chunk(AtOnce)) await ReadAsync(some, states, ct);
        foreach (var some in open.Select(s => s.SessionId).OfType<Guid>().Distinct().Chunk(AtOnce)) alive.UnionWith(await AliveAsync(some, ct));
        (known, stamp) = (new(states, alive), now);
        return known;
    }

    private async Task ReadAsync(Guid[] owners, Dictionary<Guid, LiveState> found, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var modules = scope.ServiceProvider.GetRequiredService<IMediator>();
        var ledgers = (await modules.Send(new FindLedgerVersions(owners), ct)).ToLookup(l => l.OwnerId);
        var unread = await modules.Send(new CountUnreadByOwner(owners), ct);
        var sync = await modules.Send(new FindSyncMarks(owners), ct);
        foreach (var owner in owners)
            found[owner] = new(ledgers[owner].ToDictionary(l => l.PropertyId, l => l.Version), unread.GetValueOrDefault(owner), sync.GetValueOrDefault(owner, SyncMarks.None));
    }

    private async Task<IReadOnlySet<Guid>> AliveAsync(Guid[] sessions, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FindSessionsAlive(sessions), ct);
    }
}
