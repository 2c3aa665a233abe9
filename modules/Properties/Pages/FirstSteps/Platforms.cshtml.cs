using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Sync;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Properties.FirstSteps;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>Step 2: where the home is offered. Each platform ticked becomes a listing without an address.</summary>
internal sealed class Platforms(Trails trails, Choosing choosing, IMediator modules, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public List<string> Chosen { get; set; } = [];

    /// <summary>From which the new listings have their ids: the form sent twice makes them once.</summary>
    [BindProperty] public Guid Batch { get; set; }

    public Trail Trail { get; private set; } = null!;
    public IReadOnlyList<PlatformInfo> Offered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Batch = Guid.CreateVersion7(clock.GetUtcNow());
        Chosen = [.. Trail.Stops.Select(s => s.Platform.Key)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var chosen = Offered.Where(p => Chosen.Contains(p.Key)).ToList();
        if (chosen.Count == 0 && Trail.Stops.All(s => s.IsBare)) return Refused(texts["Steps.Platforms.None"]);
        if (!await choosing.ChooseAsync(Trail, chosen, Batch, ct)) return Refused(texts["Listings.Full", Listing.MaxPerProperty]);
        return await trails.FindAsync(User.OwnerId(), id, ct) is { } trail ? this.To(trail.Start) : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await trails.FindAsync(User.OwnerId(), id, ct) is not { } trail) return false;
        Trail = trail;
        Offered = await modules.Send(new FindPlatforms(), ct);
        return true;
    }

    private PageResult Refused(string sentence)
    {
        ModelState.AddModelError(nameof(Chosen), sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
