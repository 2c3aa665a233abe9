using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Properties.FirstSteps;

namespace Resas.Properties.Reactions;

internal sealed class WhenOwnerDeleted(ResasDb db) : IAnnouncementHandler<OwnerDeleted>
{
    public async Task Handle(OwnerDeleted announcement, CancellationToken ct)
    {
        await db.Set<Listing>().Where(l => l.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await db.Set<RetiredExportKey>().Where(r => r.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await db.Set<StepsDismissal>().Where(d => d.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await db.Set<Property>().Where(p => p.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
    }
}
