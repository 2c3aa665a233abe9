using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Reactions;

/// <summary>Reads all listings of the homes anew: what one of them shows closed may be another's stay now, or no longer.</summary>
internal sealed class WhenHouseChanged(ListingFollower listings, IMediator modules) : IAnnouncementHandler<HouseChanged>
{
    public async Task Handle(HouseChanged announcement, CancellationToken ct)
    {
        var all = await modules.Send(new FindListings(announcement.OwnerId), ct);
        await listings.AskAsync([.. all.Where(l => l.HasImport && announcement.Homes.Contains(l.PropertyId))], announcement.OwnerId, ct);
    }
}
