using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Contracts.Properties;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>Where one lands who has just signed in and was on the way to no other page: the first steps without a home, else the dashboard.</summary>
internal sealed class Welcome(IMediator modules) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await modules.Send(new FindFirstSteps(User.OwnerId()), ct) is { HasHome: false } ? RedirectToPage("Home") : LocalRedirect("/");
}
