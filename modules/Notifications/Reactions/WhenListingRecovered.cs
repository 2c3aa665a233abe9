using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

internal sealed class WhenListingRecovered(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<ListingRecovered>
{
    public async Task Handle(ListingRecovered announcement, CancellationToken ct)
    {
        await inbox.SettleAsync(announcement.OwnerId, announcement.ListingId, ct);
        await inbox.PutAsync(Message.About(MessageKind.ListingRecovered, announcement.OwnerId, announcement.PropertyId, announcement.ListingId, clock.Now())
            .On(announcement.ListingId, announcement.Platform), ct);
    }
}
