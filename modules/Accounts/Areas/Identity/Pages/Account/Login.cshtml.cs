using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Resas.Accounts.Areas.Identity.Pages.Account;

/// <summary>In place of the package's, which never locks an account and calls an unconfirmed address an invalid attempt.</summary>
[AllowAnonymous]
internal sealed class Login(SignInManager<User> signIn, PasskeySignIn passkeys, IOptions<AccountsOptions> options) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }
    [TempData] public string? StatusMessage { get; set; }

    public IList<AuthenticationScheme> ExternalLogins { get; private set; } = [];
    public bool AllowRegistration => options.Value.AllowRegistration;
    public bool IsUnconfirmed { get; private set; }

    public async Task OnGetAsync()
    {
        // What an abandoned sign-in elsewhere left behind.
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!ModelState.IsValid) return Page();

        var result = await signIn.PasswordSignInAsync(Input.Email, Input.Password, Input.RememberMe, lockoutOnFailure: true);
        if (result.Succeeded) return LocalRedirect(this.LocalOrHome(ReturnUrl));
        if (result.RequiresTwoFactor) return RedirectToPage("./LoginWith2fa", new { ReturnUrl, Input.RememberMe });
        if (result.IsLockedOut) return RedirectToPage("./Lockout");

        IsUnconfirmed = result.IsNotAllowed;
        ModelState.AddModelError("", IsUnconfirmed ? "Error.NotConfirmed" : "Error.SignIn");
        return Page();
    }

    /// <summary>For the script: what the browser must be asked for. No name is given: the passkey says whose it is.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    /// <param name="credential">What the browser answered, as the standard writes it in JSON.</param>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        await LoadAsync();
        ModelState.Clear();
        var result = await passkeys.EnterAsync(credential);
        if (result.Succeeded) return LocalRedirect(this.LocalOrHome(ReturnUrl));
        if (result.IsLockedOut) return RedirectToPage("./Lockout");

        IsUnconfirmed = result.IsNotAllowed;
        ModelState.AddModelError("", IsUnconfirmed ? "Error.NotConfirmed" : "Error.Passkey");
        return Page();
    }

    private async Task LoadAsync() => ExternalLogins = [.. await signIn.GetExternalAuthenticationSchemesAsync()];

    internal sealed class Form
    {
        [Required, EmailAddress, Display(Name = "Field.Email")] public string Email { get; set; } = "";
        [Required, DataType(DataType.Password), Display(Name = "Field.Password")] public string Password { get; set; } = "";
        [Display(Name = "Login.Remember")] public bool RememberMe { get; set; }
    }
}
