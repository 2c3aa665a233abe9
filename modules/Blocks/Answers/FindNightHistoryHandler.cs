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
        var homes = await db.ReachOfAsync(home, ct);
        var events = await EventsAsync(request, homes, ct);
        var told = events.SelectMany(e => new[] { e.ClaimId, e.OtherClaimId ?? e.ClaimId }).Distinct().ToList();

        var claims = db.Set<Claim>().AsNoTracking().Of(homes).Where(c => c.OwnerId == request.OwnerId)
            .Where(c => (c.From <= night && c.Until > night) || told.Contains(c.Id));
        var views = await claims.AsViews(db).ToDictionaryAsync(c => c.Id, ct);
        var ends = await claims.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Select(c => new { c.Id, c.CreatedAt, c.ReleasedAt, c.ReleaseReason }).ToListAsync(ct);
        var holder = await db.Set<HeldNight>().Where(n => n.PropertyId == home && n.Night == night && claims.Any(c => c.Id == n.ClaimId))
            .Select(n => (Guid?)n.ClaimId).SingleOrDefaultAsync(ct);
        // What the house has with another of its rooms is not this one's story.
        var own = events.Where(e => e.OtherClaimId is not { } other || (views.ContainsKey(e.ClaimId) && views.ContainsKey(other)));
        return new(holder, [.. ends.Select(c => new NightClaim(views[c.Id], c.CreatedAt, c.ReleasedAt, c.ReleaseReason))], [.. own.Select(e => e.ToEvent())]);
    }

    /// <summary>One home's are in the order of its versions; several ledgers have only the clock in common.</summary>
    private async Task<List<PastEvent>> EventsAsync(FindNightHistory request, IReadOnlyList<Guid> homes, CancellationToken ct)
    {
        var night = request.Night;
        var events = await db.Set<PastEvent>().AsNoTracking().Of(homes).Where(e => e.OwnerId == request.OwnerId)
            .Where(e => (e.From <= night && e.Until > night) || (e.FromBefore <= night && e.UntilBefore > night))
            .OrderBy(e => e.Version).ThenBy(e => e.Place).ToListAsync(ct);
        return homes.Count == 1 ? events : [.. events.OrderBy(e => e.At)];
    }
}
