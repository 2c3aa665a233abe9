using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Resas.Accounts.Areas.Identity.Pages.Account.Manage;

/// <summary>In place of the package's, which fails when it is off already.</summary>
internal sealed class Disable2fa(UserManager<User> users, SignInManager<User> signIn) : PageModel
{
    [TempData] public string? StatusMessage { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        return user.TwoFactorEnabled ? Page() : RedirectToPage("./TwoFactorAuthentication");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        if (user.TwoFactorEnabled)
        {
            await users.SetTwoFactorEnabledAsync(user, false);
            await signIn.RefreshSignInAsync(user);
            StatusMessage = "Status.TwoFactorOff";
        }

        return RedirectToPage("./TwoFactorAuthentication");
    }
}
