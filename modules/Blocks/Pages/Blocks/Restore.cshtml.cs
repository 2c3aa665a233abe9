using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Blocks.Pages.Blocks;

/// <summary>Takes a removal back.</summary>
internal sealed class Restore(ResasDb db, OwnersHand hand, IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    public Claim Claim { get; private set; } = null!;
    public Words Words { get; private set; } = null!;
    public string Lead => $"{Words.Who(Claim)}, {Words.Stay(Claim.Nights)}";
    public Outcome.Taken? Taken { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => !await ReadAsync(id, ct) ? NotFound()
        : Request.IsHtmx() ? this.InDrawer("_RestoreForm", texts["Restore.Title"], Lead) : Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct)) return NotFound();
        switch (await hand.RestoreAsync(User.OwnerId(), id, ct))
        {
            case Outcome.Held held:
                return this.DoneAt(FormMarkup.Calendar(held.PropertyId, held.Nights.From), texts["Restore.Done", held.Nights.InFull()]);
            case Outcome.Taken taken:
                Taken = taken;
                return this.Refused("_RestoreForm");
            default:
                return NotFound();
        }
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        var owner = User.OwnerId();
        var claim = await db.Set<Claim>().AsNoTracking().SingleOrDefaultAsync(
            c => c.Id == id && c.OwnerId == owner && (c.ReleasedAt == null || c.ReleaseReason == ReleaseReason.RemovedByOwner), ct);
        if (claim is null) return false;
        Claim = claim;
        Words = await Words.ReadAsync(modules, texts, User.OwnerId(), ct);
        return true;
    }
}
