using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Reactions;

/// <summary>Where a claim came from, its listing's readings tell. When that can no longer be read, nobody knows whether it is so still: all are told.</summary>
internal sealed class WhenListingModeChanged(Ledgers ledgers) : IAnnouncementHandler<ListingModeChanged>
{
    public Task Handle(ListingModeChanged announcement, CancellationToken ct) => announcement.After != ListingMode.Manual ? Task.CompletedTask :
        ledgers.PostAsync(announcement.PropertyId, announcement.OwnerId, async (posting, token) =>
        {
            foreach (var claim in await posting.Claims.Where(c => c.ListingId == announcement.ListingId && c.ReleasedAt == null && c.OriginsUntil == null).ToListAsync(token))
                if (claim.Origins.Count > 0) posting.Watch(claim).ForgetOrigins();
        }, ct);
}
