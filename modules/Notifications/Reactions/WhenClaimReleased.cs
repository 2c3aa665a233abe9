using Resas.Contracts.Blocks;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

/// <summary>A stay that its platform has given up. What the owner ended, and what was our own echo, is no news.</summary>
internal sealed class WhenClaimReleased(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<ClaimReleased>
{
    public static bool Wants(ClaimReleased announcement) => announcement is
    {
        Kind: ClaimKind.Reservation, Standing: ClaimStanding.Held, ListingId: not null,
        Why: ReleaseReason.Cancelled or ReleaseReason.Vanished,
    };

    public Task Handle(ClaimReleased announcement, CancellationToken ct) => inbox.PutAsync(
        Message.About(MessageKind.ReservationEnded, announcement.OwnerId, announcement.PropertyId, announcement.ClaimId, clock.Now())
            .On(announcement.ListingId, announcement.Platform).For(announcement.Nights, announcement.Guest), ct);
}
