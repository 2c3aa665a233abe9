using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Resas.Accounts.Areas.Identity.Pages.Account.Manage;

/// <summary>In place of the package's, which fails when two-factor verification is off.</summary>
internal sealed class GenerateRecoveryCodes(UserManager<User> users) : PageModel
{
    private const int Codes = 10;

    /// <summary>For the next page, which shows them once.</summary>
    [TempData] public string[]? RecoveryCodes { get; set; }

    [TempData] public string? StatusMessage { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        return user.TwoFactorEnabled ? Page() : Off();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        if (!user.TwoFactorEnabled) return Off();

        RecoveryCodes = [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes))!];
        StatusMessage = "Status.NewRecoveryCodes";
        return RedirectToPage("./ShowRecoveryCodes");
    }

    private RedirectToPageResult Off()
    {
        StatusMessage = "Error.TwoFactorIsOff";
        return RedirectToPage("./TwoFactorAuthentication");
    }
}
