using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Time;
using Resas.Properties.FirstSteps;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>Step 5: which platforms have really read us.</summary>
internal sealed class Check(Trails trails, TimeProvider clock) : PageModel
{
    public Trail Trail { get; private set; } = null!;
    public Pulls Pulls => new(Trail.Stops, Url.AddressOf(Trail.Check), clock.Now(), Trail.Home.TimeZone);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await trails.FindAsync(User.OwnerId(), id, ct) is not { } trail) return NotFound();
        Trail = trail;
        return Request.IsHtmx() ? this.Fragment("_Pulls", Pulls) : Page();
    }
}
