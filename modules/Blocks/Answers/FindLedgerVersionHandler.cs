using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindLedgerVersionHandler(ResasDb db) : IRequestHandler<FindLedgerVersion, long>
{
    private static readonly Prepared<Guid, long> Version = new((db, home) => db.Set<Ledger>().Where(l => l.PropertyId == home).Select(l => l.Version));

    public Task<long> Handle(FindLedgerVersion request, CancellationToken ct) => Version.FindAsync(db, request.PropertyId, ct);
}
