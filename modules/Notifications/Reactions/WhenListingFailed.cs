using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

internal sealed class WhenListingFailed(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<ListingFailed>
{
    public Task Handle(ListingFailed announcement, CancellationToken ct) =>
        inbox.PutAsync(Message.About(MessageKind.ListingFailed, announcement.OwnerId, announcement.PropertyId, announcement.ListingId, clock.Now())
            .On(announcement.ListingId, announcement.Platform).Because(announcement.Problem), ct);
}
