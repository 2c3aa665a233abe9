using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class ComposeHomeHandler(ResasDb db, Ledgers ledgers) : IRequestHandler<ComposeHome, int>
{
    public Task<int> Handle(ComposeHome request, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Homes are composed inside the transaction that stores of what they are made.");
        return ledgers.ComposeAsync(request.PropertyId, request.OwnerId, request.WholeId, ct);
    }
}
