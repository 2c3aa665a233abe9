using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Reactions;

internal sealed class WhenOwnerDeleted(ResasDb db, ListingFollower listings) : IAnnouncementHandler<OwnerDeleted>
{
    public async Task Handle(OwnerDeleted announcement, CancellationToken ct)
    {
        foreach (var listing in await db.Set<ListingState>().Where(s => s.OwnerId == announcement.OwnerId).Select(s => s.ListingId).ToListAsync(ct))
            await listings.ForgetAsync(listing, ct);
        await db.Set<Decision>().Where(d => d.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await db.Set<SyncRun>().Where(r => r.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
    }
}
