using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

internal sealed class WhenListingModeChanged(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<ListingModeChanged>
{
    public async Task Handle(ListingModeChanged announcement, CancellationToken ct)
    {
        if (announcement.Problem is { } problem)
        {
            await inbox.PutAsync(About(MessageKind.ListingFailed, announcement).Because(problem), ct);
            return;
        }

        await inbox.SettleAsync(announcement.OwnerId, announcement.ListingId, ct, MessageKind.ListingFailed);
        await inbox.PutAsync(About(MessageKind.ListingRecovered, announcement), ct);
    }

    private Message About(MessageKind kind, ListingModeChanged changed) =>
        Message.About(kind, changed.OwnerId, changed.PropertyId, changed.ListingId, clock.Now()).On(changed.ListingId, changed.Platform);
}
