using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindOpenConflictsHandler(ResasDb db) : IRequestHandler<FindOpenConflicts, IReadOnlyList<ConflictView>>
{
    public async Task<IReadOnlyList<ConflictView>> Handle(FindOpenConflicts request, CancellationToken ct)
    {
        var conflicts = await db.Set<Conflict>().AsNoTracking().Where(c => c.OwnerId == request.OwnerId && c.ClosedAt == null)
            .OrderBy(c => c.From).ThenBy(c => c.Id).ToListAsync(ct);
        if (conflicts.Count == 0) return [];

        var ids = conflicts.SelectMany(c => new[] { c.FirstClaimId, c.SecondClaimId }).Distinct().ToList();
        var claims = await db.Set<Claim>().AsNoTracking().Where(c => ids.Contains(c.Id)).AsViews(db).ToDictionaryAsync(c => c.Id, ct);
        // One that was closed between the two reads may have lost a side with its owner.
        return [.. conflicts.Where(c => claims.ContainsKey(c.FirstClaimId) && claims.ContainsKey(c.SecondClaimId))
            .Select(c => new ConflictView(c.Id, c.PropertyId, c.Kind, c.Nights, c.OpenedAt, claims[c.FirstClaimId], claims[c.SecondClaimId]))];
    }
}
