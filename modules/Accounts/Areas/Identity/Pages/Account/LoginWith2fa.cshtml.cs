using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Resas.Accounts.Areas.Identity.Pages.Account;

/// <summary>In place of the package's, which fails when the first step was taken too long ago.</summary>
[AllowAnonymous]
internal sealed class LoginWith2fa(SignInManager<User> signIn) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();
    [BindProperty(SupportsGet = true)] public bool RememberMe { get; set; }
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }
    [TempData] public string? StatusMessage { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Expired() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null) return Expired();
        if (!ModelState.IsValid) return Page();

        var code = Input.TwoFactorCode.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, RememberMe, Input.RememberMachine);
        if (result.Succeeded) return LocalRedirect(this.LocalOrHome(ReturnUrl));
        if (result.IsLockedOut) return RedirectToPage("./Lockout");

        ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.TwoFactorCode)}", "Error.AuthenticatorCode");
        return Page();
    }

    private RedirectToPageResult Expired()
    {
        StatusMessage = "Error.TwoFactorExpired";
        return RedirectToPage("./Login", new { ReturnUrl });
    }

    internal sealed class Form
    {
        [Required, StringLength(9, MinimumLength = 6), Display(Name = "Field.TwoFactorCode")] public string TwoFactorCode { get; set; } = "";
        [Display(Name = "Field.RememberMachine")] public bool RememberMachine { get; set; }
    }
}
