using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;
using Resas.Notifications.Jobs;
using Resas.Notifications.Preferences;

namespace Resas.Notifications.Reactions;

internal sealed class WhenOwnerDeleted(ResasDb db, JobQueue jobs) : IAnnouncementHandler<OwnerDeleted>
{
    public async Task Handle(OwnerDeleted announcement, CancellationToken ct)
    {
        await db.Set<Message>().Where(m => m.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await db.Set<Preference>().Where(p => p.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
        await jobs.DropAsync<MailNews>(announcement.OwnerId.ToString(), ct);
    }
}
