using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Pages.Conflicts;

/// <summary>Reads an owner's conflicts with all that the page says of them.</summary>
internal sealed class ConflictLists(ResasDb db, IMediator modules, Suggestions suggestions, Copies copies, IStringLocalizer<Texts> texts)
{
    private const int MaxClosed = 50;

    public async Task<ConflictList> ReadAsync(Guid owner, CancellationToken ct)
    {
        var open = await Of(owner).Where(c => c.ClosedAt == null).OrderBy(c => c.From).ThenBy(c => c.Id).ToListAsync(ct);
        var closed = await Of(owner).Where(c => c.ClosedAt != null).OrderByDescending(c => c.ClosedAt).ThenBy(c => c.Id).Take(MaxClosed).ToListAsync(ct);
        return await DescribeAsync(owner, open, closed, ct);
    }

    /// <summary>The same of one conflict, open or closed; null when there is none or it is another owner's.</summary>
    public async Task<ConflictList?> ReadOneAsync(Guid owner, Guid id, CancellationToken ct)
    {
        if (await Of(owner).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } conflict) return null;
        var list = await DescribeAsync(owner, conflict.IsOpen ? [conflict] : [], conflict.IsOpen ? [] : [conflict], ct);
        return list.Open.Count + list.Closed.Count == 0 ? null : list with { Place = $"/conflicts/{id}", Region = "room" };
    }

    private IQueryable<Conflict> Of(Guid owner) => db.Set<Conflict>().AsNoTracking().Where(c => c.OwnerId == owner);

    private async Task<ConflictList> DescribeAsync(Guid owner, List<Conflict> open, List<Conflict> closed, CancellationToken ct)
    {
        var homes = await modules.Send(new FindProperties(owner, WithArchived: true), ct);
        var ids = open.Concat(closed).SelectMany(c => new[] { c.FirstClaimId, c.SecondClaimId }).Distinct().ToList();
        var claims = await db.Set<Claim>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);

        var words = await Words.ReadAsync(modules, texts, owner, ct);
        return new(words, new(words, texts), await AdviseAsync([.. Items(open)], claims, homes, ct), [.. Items(closed)]);

        // A home is never deleted while its claims are there; what was read between two changes is left out.
        IEnumerable<ConflictList.Item> Items(IEnumerable<Conflict> conflicts) =>
            from c in conflicts
            join home in homes on c.PropertyId equals home.Id
            where claims.ContainsKey(c.FirstClaimId) && claims.ContainsKey(c.SecondClaimId)
            select new ConflictList.Item(c, home, claims[c.FirstClaimId], claims[c.SecondClaimId])
            {
                OtherHome = homes.FirstOrDefault(h => h.Id != home.Id && h.Id == claims[c.SecondClaimId].PropertyId),
            };
    }

    private async Task<IReadOnlyList<ConflictList.Item>> AdviseAsync(
        List<ConflictList.Item> items, Dictionary<Guid, Claim> claims, IReadOnlyList<PropertySummary> homes, CancellationToken ct)
    {
        var advised = await suggestions.OfAsync([.. items.Select(i => i.Conflict)], claims, homes, ct);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Conflict.Kind != ConflictKind.DoubleBooking) continue;
            items[i] = item with
            {
                Suggestion = advised.GetValueOrDefault(item.Conflict.Id),
                FreeForFirst = await suggestions.FreeHomesAsync(item.First, homes, ct),
                FreeForSecond = await suggestions.FreeHomesAsync(item.Second, homes, ct),
                Copies = await copies.OfAsync(item.Conflict, item.First, item.Second, ct),
            };
        }

        return items;
    }
}
