using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Time;
using Resas.Properties.FirstSteps;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>Leads to the first step that is left; shows nothing of its own.</summary>
internal sealed class Index(ResasDb db, Trails trails, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var all = await trails.AllAsync(User.OwnerId(), ct);
        if (all.Count == 0) return RedirectToPage("Home");
        return all.FirstOrDefault(t => !t.IsDone) is { } left ? this.To(left.Next()) : LocalRedirect("/");
    }

    /// <summary>The owner wants to hear no more of them.</summary>
    public async Task<IActionResult> OnPostDismissAsync(CancellationToken ct)
    {
        var owner = User.OwnerId();
        await db.RunAsync(async token =>
        {
            if (await db.Set<StepsDismissal>().FindAsync([owner], token) is null) db.Add(StepsDismissal.Of(owner, clock.Now()));
        }, ct);
        return this.DoneAt("/", texts["Steps.Dismissed"]);
    }
}
