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
        var homes = await db.Set<Property>().AsNoTracking().Where(p => p.OwnerId == owner).Select(p => new { p.Id, p.Name, p.ArchivedAt, p.WholeId }).ToListAsync(ct);
        var listings = (await ListingRow.ReadAsync(db, modules, owner, null, ct)).ToLookup(l => l.PropertyId);
        var names = homes.ToDictionary(p => p.Id, p => p.Name);
        var ordered = homes.InOrder(p => p.Name);
        var places = ordered.Select((p, place) => (p.Id, place)).ToDictionary(p => p.Id, p => p.place);
        // The rooms of a house after it.
        var cards = ordered.OrderBy(p => places[p.WholeId is { } of && places.ContainsKey(of) ? of : p.Id]).ThenBy(p => p.WholeId is not null)
            .ToLookup(p => p.ArchivedAt is not null, p => new Home(p.Id, p.Name, p.WholeId is { } whole ? names.GetValueOrDefault(whole) : null, [.. listings[p.Id]]));
        (Homes, Archived) = ([.. cards[false]], [.. cards[true]]);
        return Request.IsHtmx() ? this.Fragment("_Homes", this) : Page();
    }

    /// <param name="Whole">The name of the house of which it is a room; null when it stands alone.</param>
    internal sealed record Home(Guid Id, string Name, string? Whole, IReadOnlyList<ListingRow> Listings);
}
