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

internal sealed class Unlink(ResasDb db, IMediator modules, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>keep or release. Nothing is freed on an unclear word.</summary>
    [BindProperty] public string Nights { get; set; } = "keep";

    public OwnListing Listing { get; private set; } = null!;
    public PlatformInfo Platform { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Nights is not ("keep" or "release"))
        {
            ModelState.Clear();
            return this.Refused("_UnlinkForm", nameof(Nights), texts["Unlink.Choose"]);
        }

        return await RemoveAsync(Nights == "release", ct)
            ? this.DoneAt(Url.Page("/Properties/Details", new { id = Listing.PropertyId })!, texts["Unlink.Done", Platform.Name])
            : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await OwnListing.FindAsync(db, id, User.OwnerId(), ct) is not { } listing) return false;
        Listing = listing;
        Platform = await listing.PlatformAsync(modules, ct);
        return true;
    }

    private Task<bool> RemoveAsync(bool releaseNights, CancellationToken ct) => db.RunAsync(async token =>
    {
        if (await db.Set<Resas.Properties.Listing>().SingleOrDefaultAsync(l => l.Id == Listing.Id && l.OwnerId == Listing.OwnerId, token) is not { } listing) return false;
        db.Add(listing.RetireExportKey(clock.Now()));
        // Its closures, when they were shared, leave the others' feeds with it.
        if (listing.SharesClosures == true) (await db.Set<Property>().SingleAsync(p => p.Id == listing.PropertyId, token)).Export.Raise(clock.Now());
        db.Remove(listing);
        modules.Announce(new ListingUnlinked(listing.Id, listing.PropertyId, listing.OwnerId, releaseNights));
        return true;
    }, ct);
}
