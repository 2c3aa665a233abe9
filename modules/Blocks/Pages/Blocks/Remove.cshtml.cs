using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Blocks.Pages.Blocks;

internal sealed class Remove(ResasDb db, OwnersHand hand, IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    public Claim Claim { get; private set; } = null!;
    public Words Words { get; private set; } = null!;

    public string Title => texts[$"Remove.Title.{Claim.Kind}"];

    public string Lead => $"{Words.Who(Claim)}, {Words.Stay(Claim.Nights)}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var owner = User.OwnerId();
        var claim = await db.Set<Claim>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.OwnerId == owner, ct);
        if (claim is not { IsRemovable: true }) return NotFound();
        Claim = claim;
        Words = await Words.ReadAsync(modules, texts, User.OwnerId(), ct);
        return Request.IsHtmx() ? this.InDrawer("_RemoveForm", Title, Lead) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await hand.RemoveAsync(User.OwnerId(), id, ct) is not Outcome.Removed removed) return NotFound();
        Words = await Words.ReadAsync(modules, texts, User.OwnerId(), ct);
        return this.DoneAt(FormMarkup.Calendar(removed.PropertyId, removed.Nights.From), texts["Remove.Done", removed.Nights.InFull()], undo: $"/blocks/restore/{id}");
    }
}
