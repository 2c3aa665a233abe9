using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Notifications.Reactions;

internal sealed class WhenOwnerDeleted(ResasDb db) : IAnnouncementHandler<OwnerDeleted>
{
    public Task Handle(OwnerDeleted announcement, CancellationToken ct) =>
        db.Set<Message>().Where(m => m.OwnerId == announcement.OwnerId).ExecuteDeleteAsync(ct);
}
