using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Properties.Pages.Listings;

/// <summary>Whether what a platform closes of its own is closed on the others too (design section 4, rule 6).</summary>
internal sealed class Closures(ResasDb db, IMediator modules, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Closures.Choose")]
    public bool? Share { get; set; }

    public OwnListing Listing { get; private set; } = null!;
    public PlatformInfo Platform { get; private set; } = null!;

    /// <summary>The latest closure that was asked about, while it lasts.</summary>
    public Nights? Asked { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Share = await db.Set<Resas.Properties.Listing>().Where(l => l.Id == id).Select(l => l.SharesClosures).SingleAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Share is not { } share || !ModelState.IsValid) return this.Refused("_ClosuresForm");
        await db.RunAsync(async token =>
        {
            var listing = await db.Set<Resas.Properties.Listing>().SingleAsync(l => l.Id == id, token);
            if (!listing.ShareClosures(share)) return;
            // A closed room closes its house too, and a closed house its rooms.
            var home = await db.Set<Property>().SingleAsync(p => p.Id == listing.PropertyId, token);
            foreach (var reached in await db.Set<Property>().Where(p => p.Id == home.Id || p.Id == home.WholeId || p.WholeId == home.Id).ToListAsync(token))
                reached.Export.Raise(clock.Now());
        }, ct);
        var sentence = texts[share ? "Closures.Shared" : "Closures.Kept", Platform.Name];
        return this.DoneAt(Url.Page("/Properties/Details", new { id = Listing.PropertyId })!, sentence);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await OwnListing.FindAsync(db, id, User.OwnerId(), ct) is not { } listing) return false;
        Listing = listing;
        Platform = await listing.PlatformAsync(modules, ct);
        var today = clock.Today(listing.TimeZone);
        var question = await db.Set<ClosureQuestion>().AsNoTracking().Where(q => q.ListingId == id && q.Until > today)
            .OrderByDescending(q => q.AskedAt).FirstOrDefaultAsync(ct);
        Asked = question?.Nights;
        return true;
    }
}
