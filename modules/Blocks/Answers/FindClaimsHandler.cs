using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindClaimsHandler(ResasDb db) : IRequestHandler<FindClaims, IReadOnlyList<ClaimView>>
{
    private const int MaxDays = 800;

    public async Task<IReadOnlyList<ClaimView>> Handle(FindClaims request, CancellationToken ct)
    {
        if (request.Until.DayNumber - request.From.DayNumber > MaxDays)
            throw new ArgumentException($"At most {MaxDays} days at once.", nameof(request));

        var claims = db.Set<Claim>().AsNoTracking();
        if (request.PropertyId is { } home) claims = claims.Of(await db.ReachOfAsync(home, ct));
        return await claims
            .Where(c => c.OwnerId == request.OwnerId && c.ReleasedAt == null && c.From < request.Until && c.Until > request.From)
            .OrderBy(c => c.PropertyId).ThenBy(c => c.From).ThenBy(c => c.Id)
            .AsViews(db).ToListAsync(ct);
    }
}
