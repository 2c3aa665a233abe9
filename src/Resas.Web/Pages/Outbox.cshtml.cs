using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Kernel.Outbox;

namespace Resas.Web.Pages;

/// <summary>For administrators: what modules tell each other and could not yet hear. The messages themselves are not shown, they may hold secrets.</summary>
internal sealed class Outbox(OutboxMonitor outbox) : PageModel
{
    public int Waiting { get; private set; }
    public int SetAside { get; private set; }
    public IReadOnlyList<OutboxMonitor.Trouble> Troubles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Waiting, SetAside) = await outbox.CountAsync(ct);
        Troubles = await outbox.TroublesAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => await outbox.RetryAsync(id, ct) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken ct) => await outbox.DiscardAsync(id, ct) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostRetryAllAsync(CancellationToken ct)
    {
        await outbox.RetryAllAsync(ct);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostDiscardAllAsync(CancellationToken ct)
    {
        await outbox.DiscardAllAsync(ct);
        return RedirectToPage();
    }
}
