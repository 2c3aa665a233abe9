using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Properties.Pages.Listings;

internal sealed class Export(ResasDb db, IMediator modules, TimeProvider clock, ExportAddresses addresses, IStringLocalizer<Texts> texts) : PageModel
{
    public OwnListing Listing { get; private set; } = null!;
    public PlatformInfo Platform { get; private set; } = null!;
    public DateTime? LastPulledAt { get; private set; }
    public DateTime Now => clock.Now();
    public string Address => addresses.Of(Listing.ExportKey, Request);

    public bool IsLocal => addresses.AreLocal(Request);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await OwnListing.FindAsync(db, id, User.OwnerId(), ct) is not { } listing) return NotFound();
        Listing = listing;
        Platform = await listing.PlatformAsync(modules, ct);
        LastPulledAt = (await modules.Send(new FindListingHealth(listing.OwnerId), ct)).FirstOrDefault(h => h.ListingId == id)?.LastPulledAt;
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken ct)
    {
        var owner = User.OwnerId();
        var done = await db.RunAsync(async token =>
        {
            if (await db.Set<Resas.Properties.Listing>().SingleOrDefaultAsync(l => l.Id == id && l.OwnerId == owner, token) is not { } listing) return false;
            db.Add(listing.RenewExportKey(clock.Now()));
            modules.Announce(new ListingChanged(listing.Id, listing.PropertyId, listing.OwnerId));
            return true;
        }, ct);
        return done ? this.DoneAt(Url.Page("Export", new { id })!, texts["Export.Renewed"]) : NotFound();
    }
}
