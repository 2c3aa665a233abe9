using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindClaimHistoryHandler(ResasDb db) : IRequestHandler<FindClaimHistory, IReadOnlyList<ClaimEvent>>
{
    public async Task<IReadOnlyList<ClaimEvent>> Handle(FindClaimHistory request, CancellationToken ct)
    {
        var events = await db.Set<PastEvent>().AsNoTracking()
            .Where(e => e.OwnerId == request.OwnerId && (e.ClaimId == request.ClaimId || e.OtherClaimId == request.ClaimId))
            .OrderBy(e => e.Version).ThenBy(e => e.Place).ToListAsync(ct);
        // One home's are in the order of its versions; a conflict with another home's claim may stand in that one's ledger.
        var inOrder = events.TrueForAll(e => e.PropertyId == events[0].PropertyId) ? events : [.. events.OrderBy(e => e.At)];
        return [.. inOrder.Select(e => e.ToEvent())];
    }
}
