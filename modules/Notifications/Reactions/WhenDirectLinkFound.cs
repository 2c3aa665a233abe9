using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

internal sealed class WhenDirectLinkFound(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<DirectLinkFound>, IAnnouncementHandler<DirectLinkAnswered>
{
    public Task Handle(DirectLinkFound announcement, CancellationToken ct) => inbox.PutAsync(Message
        .About(MessageKind.DirectLink, announcement.OwnerId, announcement.PropertyId, announcement.AlarmId, clock.Now())
        .On(announcement.ListingId, announcement.Platform, announcement.OtherPlatform), ct);

    public Task Handle(DirectLinkAnswered announcement, CancellationToken ct) => inbox.SettleAsync(announcement.OwnerId, announcement.AlarmId, ct);
}
