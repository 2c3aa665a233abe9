using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Time;
using Resas.Properties.FirstSteps;
using Resas.Properties.Pages.Listings;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>Step 4, once for each platform that takes it: our address, where it is pasted, and whether it has been read.</summary>
internal sealed class Give(Trails trails, ExportAddresses addresses, TimeProvider clock) : PageModel
{
    public Trail Trail { get; private set; } = null!;
    public Stop Stop { get; private set; } = null!;
    public string Address => addresses.Of(Stop.ExportKey, Request);
    public bool IsLocal => addresses.AreLocal(Request);
    public Pulls Pulls => new([Stop], Url.AddressOf(Place.Give(Stop)), clock.Now(), Trail.Home.TimeZone);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await trails.FindByListingAsync(User.OwnerId(), id, ct) is not { } trail) return NotFound();
        Trail = trail;
        Stop = trail.Stops.Single(s => s.ListingId == id);
        return Request.IsHtmx() ? this.Fragment("_Pulls", Pulls) : Page();
    }
}
