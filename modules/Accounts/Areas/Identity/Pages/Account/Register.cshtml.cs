using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Resas.Kernel.Hosting;

namespace Resas.Accounts.Areas.Identity.Pages.Account;

[AllowAnonymous]
internal sealed class Register(
    Registration registration, UserManager<User> users, SignInManager<User> signIn, AccountMails mails, IOptions<AccountsOptions> options) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public IList<AuthenticationScheme> ExternalLogins { get; private set; } = [];
    public bool IsAllowed => options.Value.AllowRegistration;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync();
        if (!IsAllowed) return StatusCode(403);
        if (!ModelState.IsValid) return Page();

        var (user, result) = await registration.OpenAsync(Input.ToUser, Input.Password, login: null, ct);
        if (user is null)
        {
            foreach (var error in result.Errors) ModelState.AddModelError("", error.Description);
            return Page();
        }

        await mails.ConfirmAsync(user, this.MailLink("/Account/ConfirmEmail", await users.GenerateEmailConfirmationTokenAsync(user), user.Id), ct);
        if (users.Options.SignIn.RequireConfirmedAccount) return RedirectToPage("./RegisterConfirmation");
        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(this.LocalOrHome(ReturnUrl));
    }

    private async Task LoadAsync() => ExternalLogins = IsAllowed ? [.. await signIn.GetExternalAuthenticationSchemesAsync()] : [];

    internal sealed class Form
    {
        [Required, EmailAddress, StringLength(256), Display(Name = "Field.Email")] public string Email { get; set; } = "";

        [Required, StringLength(100, MinimumLength = SignInRules.PasswordLength), DataType(DataType.Password), Display(Name = "Field.Password")]
        public string Password { get; set; } = "";

        [Required, Compare(nameof(Password)), DataType(DataType.Password), Display(Name = "Field.ConfirmPassword")]
        public string ConfirmPassword { get; set; } = "";

        /// <summary>What the browser says, when it has script; checked, and forgotten when unknown.</summary>
        public string? TimeZone { get; set; }

        public User ToUser() => new User { Email = Email.Trim() }.Describe("", Languages.Current, Zones.IsKnown(TimeZone) ? TimeZone! : Zones.Default);
    }
}
