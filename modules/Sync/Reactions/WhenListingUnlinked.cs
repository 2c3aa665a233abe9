using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Reactions;

internal sealed class WhenListingUnlinked(ListingFollower listings) : IAnnouncementHandler<ListingUnlinked>
{
    public Task Handle(ListingUnlinked announcement, CancellationToken ct) => listings.ForgetAsync(announcement.ListingId, ct);
}
