using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;

namespace Resas.Properties;

/// <summary>Which addresses may be linked.</summary>
internal sealed class AddressRules(ResasDb db, IMediator modules, IOptions<SiteOptions> site, IStringLocalizer<Texts> texts)
{
    /// <summary>Why an address can't be linked, as a sentence; null when it can.</summary>
    /// <param name="except">The listing whose own address it may be.</param>
    public async Task<string?> WhyNotAsync(FeedAddress address, Guid ownerId, Guid? except, HttpRequest request, CancellationToken ct)
    {
        if (await IsOursAsync(address, request, ct)) return texts["Listing.Address.Loop"];

        var holder = await (
            from l in db.Set<Listing>().AsNoTracking()
            join p in db.Set<Property>() on l.PropertyId equals p.Id
            where l.AddressHash == address.Hash && l.Id != except
            select new { l.OwnerId, l.Platform, Home = p.Name }).FirstOrDefaultAsync(ct);
        if (holder is null) return null;
        if (holder.OwnerId != ownerId) return texts["Listing.Address.InUse"];

        var platform = (await modules.Send(new FindPlatforms(), ct)).FirstOrDefault(p => p.Key == holder.Platform)?.Name ?? holder.Platform;
        return texts["Listing.Address.InUseAt", platform, holder.Home];
    }

    /// <summary>Reading our own export would make a loop; it is known by its host, and by its key behind any other name of ours.</summary>
    private async Task<bool> IsOursAsync(FeedAddress address, HttpRequest request, CancellationToken ct) =>
        address.ExportKey is { } key
        && (address.Authority == new Uri(site.Value.AddressFor(request)).Authority
            || string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || await db.Set<Listing>().AnyAsync(l => l.ExportKey == key, ct)
            || await db.Set<RetiredExportKey>().AnyAsync(r => r.Key == key, ct));
}
