using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Accounts.Answers;

internal sealed class FindAccountsHandler(ResasDb db) : IRequestHandler<FindAccounts, FoundAccounts>
{
    private const int MaxSize = 200;

    public async Task<FoundAccounts> Handle(FindAccounts request, CancellationToken ct)
    {
        var size = Math.Clamp(request.Size, 1, MaxSize);
        var accounts = await db.Set<User>().AsNoTracking().OrderBy(u => u.NormalizedEmail).ThenBy(u => u.Id)
            .Skip((Math.Max(request.Page, 1) - 1) * size).Take(size)
            .Select(u => new AccountSummary(u.Id, u.Email!, u.Language, u.EmailConfirmed, u.LastSignInAt)).ToListAsync(ct);
        return new(accounts, await db.Set<User>().CountAsync(ct));
    }
}
