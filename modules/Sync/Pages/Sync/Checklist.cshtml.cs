using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Properties;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Sync.Platforms;
using Resas.Sync.Propagation;

namespace Resas.Sync.Pages.Sync;

/// <summary>The nights to close by hand on a listing that can't be relied upon, and what was ticked off.</summary>
internal sealed class Checklist(Checklists checklists, IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    public Propagation.Checklist List { get; private set; } = null!;
    public PropertySummary Home { get; private set; } = null!;
    public string Platform => texts.NameOf(List.Row.Listing.Platform);

    public async Task<IActionResult> OnGetAsync(Guid listingId, CancellationToken ct)
    {
        if (await checklists.OfAsync(User.OwnerId(), listingId, ct) is not { } list) return NotFound();
        if (await modules.Send(new FindProperty(list.PropertyId, User.OwnerId()), ct) is not { } home) return NotFound();
        (List, Home) = (list, home);
        return Page();
    }

    public async Task<IActionResult> OnPostTickAsync(Guid listingId, DateOnly from, DateOnly until, CancellationToken ct) =>
        await checklists.TickAsync(User.OwnerId(), listingId, new Nights(from, until), ct) ? Done(listingId, "Checklist.TickDone") : NotFound();

    public async Task<IActionResult> OnPostUntickAsync(Guid listingId, DateOnly from, DateOnly until, CancellationToken ct)
    {
        await checklists.UntickAsync(User.OwnerId(), listingId, new Nights(from, until), ct);
        return Done(listingId, "Checklist.UntickDone");
    }

    private IActionResult Done(Guid listingId, string key) => this.DoneAt($"/sync/checklist/{listingId}", texts[key]);
}
