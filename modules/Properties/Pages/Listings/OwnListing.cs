using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Pages.Listings;

/// <summary>A listing with its home, for its owner alone.</summary>
internal sealed record OwnListing(
    Guid Id, Guid PropertyId, Guid OwnerId, string Platform, string Name, string? ImportAddress, string ExportKey, string Home, string TimeZone)
{
    public static Task<OwnListing?> FindAsync(ResasDb db, Guid id, Guid ownerId, CancellationToken ct) => (
        from l in db.Set<Listing>().AsNoTracking()
        join p in db.Set<Property>() on l.PropertyId equals p.Id
        where l.Id == id && l.OwnerId == ownerId
        select new OwnListing(l.Id, p.Id, l.OwnerId, l.Platform, l.Name, l.ImportAddress, l.ExportKey, p.Name, p.TimeZone)).SingleOrDefaultAsync(ct);

    /// <summary>Its platform; a bare one under its key when this version of the program no longer knows it.</summary>
    public async Task<PlatformInfo> PlatformAsync(IMediator modules, CancellationToken ct) =>
        (await modules.Send(new FindPlatforms(), ct)).FirstOrDefault(p => p.Key == Platform) ?? new PlatformInfo(Platform, Platform, "", null, []);

    public override string ToString() => $"listing {Id}";
}
