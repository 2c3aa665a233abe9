using Resas.Contracts.Blocks;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

/// <summary>A guest's stay from a platform is news; what the owner entered, and what a platform merely shows closed, is none.</summary>
internal sealed class WhenNightsClaimed(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<NightsClaimed>
{
    public static bool Wants(NightsClaimed announcement) =>
        announcement is { Kind: ClaimKind.Reservation, Standing: ClaimStanding.Held, ListingId: not null };

    public Task Handle(NightsClaimed announcement, CancellationToken ct) => inbox.PutAsync(
        Message.About(MessageKind.Reservation, announcement.OwnerId, announcement.PropertyId, announcement.ClaimId, clock.Now())
            .On(announcement.ListingId, announcement.Platform).For(announcement.Nights, announcement.Guest), ct);
}
