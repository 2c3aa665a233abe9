using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Hosting;
using Resas.Notifications.Preferences;

namespace Resas.Notifications.Pages.Notifications;

/// <summary>Which news goes where.</summary>
internal sealed class Settings(OwnerChoices choices, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public NewsKind[] InInbox { get; set; } = [];
    [BindProperty] public NewsKind[] ByMail { get; set; } = [];

    public IReadOnlyList<Preference> Choices { get; private set; } = [];

    public bool HasSilentAlarm => Choices.Any(c => c.Kind.IsAlarm() && !c.ByMail);

    public async Task OnGetAsync(CancellationToken ct) => Choices = await choices.AllAsync(User.OwnerId(), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // Boxes that no browser sends: a made-up kind.
        if (!ModelState.IsValid) return BadRequest();
        await choices.ChooseAsync(User.OwnerId(), InInbox, ByMail, ct);
        TempData["Toast"] = texts["Choices.Saved"].Value;
        return RedirectToPage();
    }
}
