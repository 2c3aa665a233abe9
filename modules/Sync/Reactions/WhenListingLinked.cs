using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Reactions;

internal sealed class WhenListingLinked(ListingFollower listings) : IAnnouncementHandler<ListingLinked>, IAnnouncementHandler<ListingChanged>
{
    public Task Handle(ListingLinked announcement, CancellationToken ct) => listings.FollowAsync(announcement.ListingId, announcement.PropertyId, announcement.OwnerId, ct);

    public Task Handle(ListingChanged announcement, CancellationToken ct) => listings.FollowAsync(announcement.ListingId, announcement.PropertyId, announcement.OwnerId, ct);
}
