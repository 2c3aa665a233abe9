using Resas.Contracts.Blocks;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

internal sealed class WhenClaimChanged(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<ClaimChanged>
{
    public static bool Wants(ClaimChanged announcement) =>
        announcement is { Kind: ClaimKind.Reservation, Standing: ClaimStanding.Held, ListingId: not null } && announcement.Before != announcement.After;

    public Task Handle(ClaimChanged announcement, CancellationToken ct) => inbox.PutAsync(
        Message.About(MessageKind.ReservationChanged, announcement.OwnerId, announcement.PropertyId, announcement.ClaimId, clock.Now())
            .On(announcement.ListingId, announcement.Platform).For(announcement.After, announcement.Guest).InsteadOf(announcement.Before), ct);
}
