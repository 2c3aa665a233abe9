using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Blocks.Reactions;

/// <summary>The family keeps a week of the last home, five weeks ahead or as soon after as it is free.</summary>
internal sealed class WhenDemonstrationStarted(ResasDb db, OwnersHand hand, TimeProvider clock) : IAnnouncementHandler<DemonstrationStarted>
{
    private const int FirstWeek = 5, LastWeek = 12;

    public async Task Handle(DemonstrationStarted announcement, CancellationToken ct)
    {
        var owner = announcement.OwnerId;
        if (announcement.Homes.Count == 0) return;
        if (await db.Set<Claim>().AnyAsync(c => c.OwnerId == owner && c.Kind == ClaimKind.Block && c.ListingId == null, ct)) return;

        var today = clock.Today("Europe/Paris");
        var saturday = today.AddDays(DayOfWeek.Saturday - today.DayOfWeek);
        for (var week = FirstWeek; week <= LastWeek; week++)
        {
            var from = saturday.AddDays(7 * week);
            var entry = new Entry(announcement.Homes[^1].PropertyId, owner, ClaimKind.Block, new Nights(from, from.AddDays(7)), BlockReason.Holidays);
            if (await hand.EnterAsync(entry, merge: false, ct) is Outcome.Held) return;
        }
    }
}
