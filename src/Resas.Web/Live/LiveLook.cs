using Resas.Contracts.Blocks;
using Resas.Contracts.Notifications;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Web.Live;

/// <summary>Asks the database what there is to tell, one question for all owners: it alone knows what other instances have done.</summary>
internal sealed class LiveLook(IServiceScopeFactory scopes, DatabaseChanges changes)
{
    private const int OwnersAtOnce = 500;

    private Dictionary<Guid, LiveState> known = [];
    private ChangeStamp? stamp;

    public async Task<IReadOnlyDictionary<Guid, LiveState>> ReadAsync(IReadOnlyCollection<Guid> owners, CancellationToken ct)
    {
        // Where it can be proved that nothing was committed since the last look, nothing is asked.
        var now = changes.Read();
        if (now is not null && now == stamp && owners.All(known.ContainsKey)) return known;

        var found = new Dictionary<Guid, LiveState>();
        foreach (var some in owners.Chunk(OwnersAtOnce)) await ReadAsync(some, found, ct);
        (known, stamp) = (found, now);
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
}
