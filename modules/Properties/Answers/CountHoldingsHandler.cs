using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

internal sealed class CountHoldingsHandler(ResasDb db) : IRequestHandler<CountHoldings, IReadOnlyDictionary<Guid, Holdings>>
{
    private const int MaxOwners = 200;

    public async Task<IReadOnlyDictionary<Guid, Holdings>> Handle(CountHoldings request, CancellationToken ct)
    {
        if (request.OwnerIds.Count > MaxOwners) throw new ArgumentException($"At most {MaxOwners} owners at once.", nameof(request));
        var homes = await db.Set<Property>().Where(p => request.OwnerIds.Contains(p.OwnerId)).GroupBy(p => p.OwnerId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var listings = await db.Set<Listing>().Where(l => request.OwnerIds.Contains(l.OwnerId)).GroupBy(l => l.OwnerId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return homes.ToDictionary(h => h.Key, h => new Holdings(h.Value, listings.GetValueOrDefault(h.Key)));
    }
}
