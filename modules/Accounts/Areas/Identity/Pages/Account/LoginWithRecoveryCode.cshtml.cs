using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Resas.Accounts.Areas.Identity.Pages.Account;

/// <summary>In place of the package's, which fails when the first step was taken too long ago.</summary>
[AllowAnonymous]
internal sealed class LoginWithRecoveryCode(SignInManager<User> signIn) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }
    [TempData] public string? StatusMessage { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Expired() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null) return Expired();
        if (!ModelState.IsValid) return Page();

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(Input.RecoveryCode.Replace(" ", "", StringComparison.Ordinal));
        if (result.Succeeded) return LocalRedirect(this.LocalOrHome(ReturnUrl));
        if (result.IsLockedOut) return RedirectToPage("./Lockout");

        ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.RecoveryCode)}", "Error.RecoveryCodeRedemptionFailed");
        return Page();
    }

    private RedirectToPageResult Expired()
    {
        StatusMessage = "Error.TwoFactorExpired";
        return RedirectToPage("./Login", new { ReturnUrl });
    }

    internal sealed class Form
    {
        [Required, StringLength(40), Display(Name = "Field.RecoveryCode")] public string RecoveryCode { get; set; } = "";
    }
}
