using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Reactions;

internal sealed class WhenOwnerDeleted(ResasDb db) : IAnnouncementHandler<OwnerDeleted>
{
    public async Task Handle(OwnerDeleted announcement, CancellationToken ct)
    {
        var ledgers = db.Set<Ledger>().Where(l => l.OwnerId == announcement.OwnerId);
        await db.Set<HeldNight>().Where(n => ledgers.Any(l => l.PropertyId == n.PropertyId)).ExecuteDeleteAsync(ct);
        await db.Set<Conflict>().Where(c => c.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await db.Set<Claim>().Where(c => c.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await db.Set<PastEvent>().Where(e => e.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await ledgers.ExecuteDeleteAsync(ct);
    }
}
