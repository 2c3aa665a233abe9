using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Resas.Kernel.Hosting;

namespace Resas.Accounts.Areas.Identity.Pages.Account;

/// <summary>Signing in, and up, with another service. Ours, so that such accounts are announced and written to like all others.</summary>
[AllowAnonymous]
internal sealed class ExternalLogin(
    Registration registration, UserManager<User> users, SignInManager<User> signIn, AccountMails mails, IOptions<AccountsOptions> options) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }
    [TempData] public string? StatusMessage { get; set; }

    public string? Provider { get; private set; }

    public IActionResult OnGet() => RedirectToPage("./Login");

    public async Task<IActionResult> OnPostAsync(string? provider)
    {
        if ((await signIn.GetExternalAuthenticationSchemesAsync()).All(s => s.Name != provider)) return NotFound();
        return new ChallengeResult(provider!, signIn.ConfigureExternalAuthenticationProperties(provider, Url.Page("./ExternalLogin", "Callback", new { ReturnUrl })));
    }

    public async Task<IActionResult> OnGetCallbackAsync(string? remoteError)
    {
        if (remoteError is not null || await signIn.GetExternalLoginInfoAsync() is not { } login) return Failed("Error.ExternalUnknown");

        var result = await signIn.ExternalLoginSignInAsync(login.LoginProvider, login.ProviderKey, isPersistent: false, bypassTwoFactor: true);
        if (result.Succeeded) return LocalRedirect(this.LocalOrHome(ReturnUrl));
        if (result.IsLockedOut) return RedirectToPage("./Lockout");
        if (result.IsNotAllowed) return Failed("Error.NotConfirmed");
        if (!options.Value.AllowRegistration) return RedirectToPage("./Register");

        ModelState.Clear();
        Provider = login.ProviderDisplayName;
        Input.Email = login.Principal.FindFirstValue(ClaimTypes.Email) ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmationAsync(CancellationToken ct)
    {
        if (!options.Value.AllowRegistration) return RedirectToPage("./Register");
        if (await signIn.GetExternalLoginInfoAsync() is not { } login) return Failed("Error.ExternalUnknown");
        Provider = login.ProviderDisplayName;
        if (!ModelState.IsValid) return Page();

        var (user, result) = await registration.OpenAsync(
            () => new User { Email = Input.Email.Trim() }.Describe(login.Principal.FindFirstValue(ClaimTypes.Name) ?? "", Languages.Current, Zones.Default),
            password: null, login, ct);
        if (user is null)
        {
            foreach (var error in result.Errors) ModelState.AddModelError("", error.Description);
            return Page();
        }

        await mails.ConfirmAsync(user, this.MailLink("/Account/ConfirmEmail", await users.GenerateEmailConfirmationTokenAsync(user), user.Id), ct);
        if (users.Options.SignIn.RequireConfirmedAccount) return RedirectToPage("./RegisterConfirmation");
        await signIn.SignInAsync(user, isPersistent: false, login.LoginProvider);
        return LocalRedirect(this.LocalOrHome(ReturnUrl));
    }

    private RedirectToPageResult Failed(string text)
    {
        StatusMessage = text;
        return RedirectToPage("./Login", new { ReturnUrl });
    }

    internal sealed class Form
    {
        [Required, EmailAddress, StringLength(256), Display(Name = "Field.Email")] public string Email { get; set; } = "";
    }
}
