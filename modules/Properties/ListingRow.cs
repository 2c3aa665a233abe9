using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties;

/// <summary>A listing as its owner sees it in a list.</summary>
internal sealed record ListingRow(Guid Id, Guid PropertyId, string Platform, string PlatformName, string Name, bool HasImport, ListingHealth? Health, ListingExposure? Exposure, string TimeZone)
{
    public HealthState State => Health?.State ?? (HasImport ? HealthState.Waiting : HealthState.NotRead);

    public string Tone => State switch
    {
        HealthState.Healthy => "ok",
        HealthState.Waiting => "info",
        HealthState.Suspicious or HealthState.Stale => "warn",
        HealthState.Failing => "error",
        _ => "neutral",
    };

    /// <summary>The owner's listings, or those of one home, by platform in the order in which platforms are offered.</summary>
    public static async Task<IReadOnlyList<ListingRow>> ReadAsync(ResasDb db, IMediator modules, Guid ownerId, Guid? propertyId, CancellationToken ct)
    {
        var platforms = (await modules.Send(new FindPlatforms(), ct)).Select((p, order) => (p.Key, p.Name, order)).ToDictionary(p => p.Key);
        var health = (await modules.Send(new FindListingHealth(ownerId), ct)).ToDictionary(h => h.ListingId);
        var exposure = (await modules.Send(new FindExposure(ownerId, propertyId), ct)).ToDictionary(e => e.ListingId);
        var rows = await (
            from l in db.Set<Listing>().AsNoTracking()
            join p in db.Set<Property>() on l.PropertyId equals p.Id
            where l.OwnerId == ownerId && (propertyId == null || l.PropertyId == propertyId)
            orderby l.CreatedAt
            select new { l.Id, l.PropertyId, l.Platform, l.Name, HasImport = l.ImportAddress != null, p.TimeZone }).ToListAsync(ct);
        return [.. rows.OrderBy(l => platforms.TryGetValue(l.Platform, out var p) ? p.order : int.MaxValue)
            .Select(l => new ListingRow(l.Id, l.PropertyId, l.Platform, platforms.TryGetValue(l.Platform, out var p) ? p.Name : l.Platform,
                l.Name, l.HasImport, health.GetValueOrDefault(l.Id), exposure.GetValueOrDefault(l.Id), l.TimeZone))];
    }
}
