using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindLedgerVersionsHandler(ResasDb db) : IRequestHandler<FindLedgerVersions, IReadOnlyList<LedgerVersion>>
{
    private const int MaxOwners = 500;

    public async Task<IReadOnlyList<LedgerVersion>> Handle(FindLedgerVersions request, CancellationToken ct)
    {
        if (request.OwnerIds.Count > MaxOwners) throw new ArgumentException($"At most {MaxOwners} owners at once.", nameof(request));
        return await db.Set<Ledger>().Where(l => request.OwnerIds.Contains(l.OwnerId))
            .Select(l => new LedgerVersion(l.OwnerId, l.PropertyId, l.Version)).ToListAsync(ct);
    }
}
