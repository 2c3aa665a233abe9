using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Reactions;

/// <summary>An archived home's polls end by themselves; a restored one's must be planned again.</summary>
internal sealed class WhenPropertyRestored(IMediator modules, ListingFollower listings) : IAnnouncementHandler<PropertyRestored>
{
    public async Task Handle(PropertyRestored announcement, CancellationToken ct)
    {
        foreach (var listing in await modules.Send(new FindListings(announcement.OwnerId, announcement.PropertyId), ct))
            await listings.FollowAsync(listing.Id, announcement.PropertyId, announcement.OwnerId, ct);
    }
}
