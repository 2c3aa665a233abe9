using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Reactions;

/// <summary>Frees the listing's nights, or leaves them to the owner, whom nobody else will ever relieve of them.</summary>
internal sealed class WhenListingUnlinked(Ledgers ledgers) : IAnnouncementHandler<ListingUnlinked>
{
    public Task Handle(ListingUnlinked announcement, CancellationToken ct) =>
        ledgers.PostAsync(announcement.PropertyId, announcement.OwnerId, async (posting, token) =>
        {
            foreach (var claim in await posting.Claims.Where(c => c.ListingId == announcement.ListingId && c.ReleasedAt == null).ToListAsync(token))
            {
                if (announcement.ReleaseNights) posting.Watch(claim).Release(ReleaseReason.ListingRemoved, posting.Now);
                else posting.Watch(claim).LoseListing();
            }
        }, ct);
}
