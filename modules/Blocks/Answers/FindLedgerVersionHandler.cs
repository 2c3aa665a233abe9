using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindLedgerVersionHandler(ResasDb db) : IRequestHandler<FindLedgerVersion, long>
{
    public Task<long> Handle(FindLedgerVersion request, CancellationToken ct) =>
        db.Set<Ledger>().AsNoTracking().Where(l => l.PropertyId == request.PropertyId).Select(l => l.Version).SingleOrDefaultAsync(ct);
}
