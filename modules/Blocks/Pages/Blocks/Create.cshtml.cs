using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Blocks.Pages.Blocks;

internal sealed class Create(OwnersHand hand, IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public ClaimInput Form { get; set; } = new();

    [BindProperty] public Guid? HomeId { get; set; }

    /// <summary>The owner has seen that other blocks are there, and wants one of them all.</summary>
    [BindProperty] public bool Merge { get; set; }

    public IReadOnlyList<PropertySummary> Homes { get; private set; } = [];
    public Words Words { get; private set; } = null!;
    public Outcome.Taken? Taken { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? propertyId, DateOnly? from, DateOnly? until, ClaimKind? kind, CancellationToken ct)
    {
        if (!await ReadAsync(propertyId, ct)) return NotFound();
        // A mistyped address is no mistake in the form.
        ModelState.Clear();
        HomeId = propertyId ?? (Homes.Count > 0 ? Homes[0].Id : null);
        Form = new() { Kind = kind ?? ClaimKind.Block, From = from, Until = until ?? from?.AddDays(1) };
        return Request.IsHtmx() ? this.InDrawer("_CreateForm", texts["Entry.Create.Title"]) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(HomeId, ct)) return NotFound();
        if (HomeId is not { } home) return this.Refused("_CreateForm", nameof(HomeId), texts["Entry.Home.Missing"]);
        if (!ModelState.IsValid) return this.Refused("_CreateForm");

        switch (await hand.EnterAsync(Form.ToEntry(home, User.OwnerId(), Form.Kind), Merge, ct))
        {
            case Outcome.Held held:
                return this.DoneAt(FormMarkup.Calendar(home, held.Nights.From), texts[$"Entry.Done.{Form.Kind}", held.Nights.InFull()],
                    undo: held.IsNew ? $"/blocks/remove/{held.ClaimId}" : null);
            case Outcome.Taken taken:
                Taken = taken;
                return this.Refused("_CreateForm", "Form.From", texts["Entry.Taken"]);
            default:
                return NotFound();
        }
    }

    /// <summary>The homes to choose from: those in use, and the one asked for.</summary>
    private async Task<bool> ReadAsync(Guid? asked, CancellationToken ct)
    {
        var all = await modules.Send(new FindProperties(User.OwnerId(), WithArchived: true), ct);
        Homes = [.. all.Where(h => !h.IsArchived || h.Id == asked)];
        Words = await Words.ReadAsync(modules, texts, User.OwnerId(), ct);
        return asked is null || Homes.Any(h => h.Id == asked);
    }
}
