using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Notifications;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Notifications.Answers;

internal sealed class CountUnreadByOwnerHandler(ResasDb db) : IRequestHandler<CountUnreadByOwner, IReadOnlyDictionary<Guid, int>>
{
    private const int MaxOwners = 500;

    public async Task<IReadOnlyDictionary<Guid, int>> Handle(CountUnreadByOwner request, CancellationToken ct)
    {
        if (request.OwnerIds.Count > MaxOwners) throw new ArgumentException($"At most {MaxOwners} owners at once.", nameof(request));
        return await db.Set<Message>().Where(Message.IsShown).Where(m => request.OwnerIds.Contains(m.OwnerId) && m.ReadAt == null)
            .GroupBy(m => m.OwnerId).Select(g => new { Owner = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Owner, g => g.Count, ct);
    }
}
