using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Notifications;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Notifications.Answers;

internal sealed class CountUnreadMessagesHandler(ResasDb db) : IRequestHandler<CountUnreadMessages, int>
{
    public Task<int> Handle(CountUnreadMessages request, CancellationToken ct) =>
        db.Set<Message>().Where(Message.IsShown).CountAsync(m => m.OwnerId == request.OwnerId && m.ReadAt == null, ct);
}
