using Resas.Contracts.Blocks;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

/// <summary>The alarm is over. Who ended it knows; an owner who did nothing is told.</summary>
internal sealed class WhenConflictClosed(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<ConflictClosed>
{
    public async Task Handle(ConflictClosed announcement, CancellationToken ct)
    {
        var said = await inbox.SettleAsync(announcement.OwnerId, announcement.ConflictId, ct);
        if (announcement.ByOwner || said.Any(m => m.Kind == MessageKind.SameStayQuestion)) return;

        await inbox.PutAsync(Message.About(
            MessageKind.ConflictEnded, announcement.OwnerId, announcement.PropertyId, announcement.ConflictId, clock.Now()).For(announcement.Nights), ct);
    }
}
