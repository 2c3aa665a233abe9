using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Accounts.Answers;

internal sealed class FindOwnerHandler(ResasDb db) : IRequestHandler<FindOwner, Owner?>
{
    public Task<Owner?> Handle(FindOwner request, CancellationToken ct) => db.Set<User>().AsNoTracking()
        .Where(u => u.Id == request.OwnerId)
        .Select(u => new Owner(u.Id, u.Email!, u.DisplayName, u.Language, u.TimeZone))
        .SingleOrDefaultAsync(ct);
}
