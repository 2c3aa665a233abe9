using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Pages.Properties;

internal sealed class Index(ResasDb db, IMediator modules) : PageModel
{
    public IReadOnlyList<Home> Homes { get; private set; } = [];
    public IReadOnlyList<Home> Archived { get; private set; } = [];
    public bool IsFull => Homes.Count + Archived.Count >= Property.MaxPerOwner;

    /// <summary>Of the listings' health as it is shown.</summary>
    public string HealthMark { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var owner = User.OwnerId();
        HealthMark = (await modules.Send(new FindSyncMarks([owner]), ct)).GetValueOrDefault(owner, SyncMarks.None).Health;
        var homes = await db.Set<Property>().AsNoTracking().Where(p => p.OwnerId == owner).Select(p => new { p.Id, p.Name, p.ArchivedAt }).ToListAsync(ct);
        var listings = (await ListingRow.ReadAsync(db, modules, owner, null, ct)).ToLookup(l => l.PropertyId);
        var cards = homes.InOrder(p => p.Name).ToLookup(p => p.ArchivedAt is not null, p => new Home(p.Id, p.Name, [.. listings[p.Id]]));
        (Homes, Archived) = ([.. cards[false]], [.. cards[true]]);
        return Request.IsHtmx() ? this.Fragment("_Homes", this) : Page();
    }

    internal sealed record Home(Guid Id, string Name, IReadOnlyList<ListingRow> Listings);
}
