using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

internal sealed class WhenPullsLapsed(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<PullsLapsed>, IAnnouncementHandler<PullsResumed>
{
    public Task Handle(PullsLapsed announcement, CancellationToken ct) => inbox.PutAsync(Message
        .About(MessageKind.PullsLapsed, announcement.OwnerId, announcement.PropertyId, announcement.ListingId, clock.Now())
        .On(announcement.ListingId, announcement.Platform), ct);

    public async Task Handle(PullsResumed announcement, CancellationToken ct)
    {
        await inbox.SettleAsync(announcement.OwnerId, announcement.ListingId, ct, MessageKind.PullsLapsed);
        await inbox.PutAsync(Message.About(MessageKind.PullsResumed, announcement.OwnerId, announcement.PropertyId, announcement.ListingId, clock.Now())
            .On(announcement.ListingId, announcement.Platform), ct);
    }
}
