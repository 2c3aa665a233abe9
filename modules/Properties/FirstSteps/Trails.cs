using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.FirstSteps;

/// <summary>Finds where owners are on their first steps, from homes, listings and pulls alone.</summary>
internal sealed class Trails(ResasDb db, IMediator modules)
{
    /// <summary>A home's; null when it is archived, absent or another owner's.</summary>
    public async Task<Trail?> FindAsync(Guid ownerId, Guid homeId, CancellationToken ct) => (await AllAsync(ownerId, ct)).FirstOrDefault(t => t.Home.Id == homeId);

    /// <summary>That of a listing's home.</summary>
    public async Task<Trail?> FindByListingAsync(Guid ownerId, Guid listingId, CancellationToken ct) =>
        (await AllAsync(ownerId, ct)).FirstOrDefault(t => t.Stops.Any(s => s.ListingId == listingId));

    /// <summary>One for each home in use.</summary>
    public async Task<IReadOnlyList<Trail>> AllAsync(Guid ownerId, CancellationToken ct)
    {
        var homes = await modules.Send(new FindProperties(ownerId), ct);
        if (homes.Count == 0) return [];
        var platforms = (await modules.Send(new FindPlatforms(), ct)).Select((platform, order) => (platform, order)).ToDictionary(p => p.platform.Key);
        var pulls = (await modules.Send(new FindListingHealth(ownerId), ct)).ToDictionary(h => h.ListingId, h => h.LastPulledAt);
        var listings = await db.Set<Listing>().AsNoTracking().Where(l => l.OwnerId == ownerId).OrderBy(l => l.CreatedAt)
            .Select(l => new { l.Id, l.PropertyId, l.Platform, l.Name, HasImport = l.ImportAddress != null, l.ExportKey }).ToListAsync(ct);
        var stops = listings.OrderBy(l => platforms.TryGetValue(l.Platform, out var p) ? p.order : int.MaxValue).ToLookup(l => l.PropertyId, l => new Stop(
            l.Id, l.Name, platforms.TryGetValue(l.Platform, out var p) ? p.platform : new(l.Platform, l.Platform, "", null, []),
            l.HasImport, l.ExportKey, pulls.GetValueOrDefault(l.Id)));
        return [.. homes.Select(h => new Trail(h, [.. stops[h.Id]]))];
    }
}
