using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Properties.FirstSteps;

namespace Resas.Properties.Reactions;

internal sealed class WhenOwnerDeleted(ResasDb db, TimeProvider clock) : IAnnouncementHandler<OwnerDeleted>
{
    public async Task Handle(OwnerDeleted announcement, CancellationToken ct)
    {
        // Platforms go on asking: they are told that the address is in use no more, which needs nobody's name.
        var keys = await db.Set<Listing>().Where(l => l.OwnerId == announcement.OwnerId).Select(l => l.ExportKey).ToListAsync(ct);
        db.AddRange(keys.Select(key => RetiredExportKey.OfNobody(key, clock.Now())));
        await db.Set<Listing>().Where(l => l.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await db.Set<RetiredExportKey>().Where(r => r.OwnerId == announcement.OwnerId).ExecuteUpdateAsync(r => r.SetProperty(k => k.OwnerId, Guid.Empty), ct);
        await db.Set<StepsDismissal>().Where(d => d.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await db.Set<Property>().Where(p => p.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
    }
}
