using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindNightHistoryHandler(ResasDb db) : IRequestHandler<FindNightHistory, NightHistory>
{
    public async Task<NightHistory> Handle(FindNightHistory request, CancellationToken ct)
    {
        var (home, night) = (request.PropertyId, request.Night);
        var events = await db.Set<PastEvent>().AsNoTracking()
            .Where(e => e.OwnerId == request.OwnerId && e.PropertyId == home)
            .Where(e => (e.From <= night && e.Until > night) || (e.FromBefore <= night && e.UntilBefore > night))
            .OrderBy(e => e.Version).ThenBy(e => e.Place).ToListAsync(ct);
        var told = events.Select(e => e.ClaimId).Distinct().ToList();

        var claims = db.Set<Claim>().AsNoTracking().Where(c => c.OwnerId == request.OwnerId && c.PropertyId == home)
            .Where(c => (c.From <= night && c.Until > night) || told.Contains(c.Id));
        var views = await claims.AsViews(db).ToDictionaryAsync(c => c.Id, ct);
        var ends = await claims.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Select(c => new { c.Id, c.CreatedAt, c.ReleasedAt, c.ReleaseReason }).ToListAsync(ct);
        var holder = await db.Set<HeldNight>().Where(n => n.PropertyId == home && n.Night == night && claims.Any(c => c.Id == n.ClaimId))
            .Select(n => (Guid?)n.ClaimId).SingleOrDefaultAsync(ct);
        return new(holder, [.. ends.Select(c => new NightClaim(views[c.Id], c.CreatedAt, c.ReleasedAt, c.ReleaseReason))], [.. events.Select(e => e.ToEvent())]);
    }
}
