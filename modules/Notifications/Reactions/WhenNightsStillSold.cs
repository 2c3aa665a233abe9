using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

internal sealed class WhenNightsStillSold(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<NightsStillSold>, IAnnouncementHandler<NightsNoLongerSold>
{
    public Task Handle(NightsStillSold announcement, CancellationToken ct) => inbox.PutAsync(Message
        .About(MessageKind.StillSold, announcement.OwnerId, announcement.PropertyId, announcement.AlarmId, clock.Now())
        .On(announcement.ListingId, announcement.Platform).For(announcement.Nights), ct);

    public async Task Handle(NightsNoLongerSold announcement, CancellationToken ct)
    {
        await inbox.SettleAsync(announcement.OwnerId, announcement.AlarmId, ct);
        await inbox.PutAsync(Message.About(MessageKind.NoLongerSold, announcement.OwnerId, announcement.PropertyId, announcement.AlarmId, clock.Now())
            .On(announcement.ListingId, announcement.Platform).For(announcement.Nights), ct);
    }
}
