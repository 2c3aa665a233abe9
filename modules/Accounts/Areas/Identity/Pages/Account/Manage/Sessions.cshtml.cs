using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Accounts.Sessions;
using Resas.Kernel.Hosting;

namespace Resas.Accounts.Areas.Identity.Pages.Account.Manage;

/// <summary>On which devices the owner is signed in, and how to end that from here.</summary>
internal sealed class SessionList(SignedInDevices devices) : PageModel
{
    [TempData] public string? StatusMessage { get; set; }

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Sessions = await devices.OfAsync(User.OwnerId(), ct);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct)
    {
        await devices.EndAsync(id, User.OwnerId(), ct);
        return Done("Status.SessionEnded");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        await devices.EndOthersAsync(User.OwnerId(), HttpContext.SessionId(), ct);
        return Done("Status.SessionsEnded");
    }

    public bool IsHere(Session session) => session.Id == HttpContext.SessionId();

    private RedirectToPageResult Done(string text)
    {
        StatusMessage = text;
        return RedirectToPage();
    }
}
