using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Resas.Accounts.Areas.Identity.Pages.Account.Manage;

internal sealed class Email(UserManager<User> users, AccountMails mails) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();

    public string Current { get; private set; } = "";
    public bool IsConfirmed { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken ct)
    {
        if (await LoadAsync() is not { } user) return NotFound();
        if (!ModelState.IsValid) return Page();

        var address = Input.NewEmail.Trim();
        if (string.Equals(address, user.Email, StringComparison.OrdinalIgnoreCase)) return Said("Status.EmailUnchanged");
        if (await users.FindByEmailAsync(address) is null)
        {
            var code = await users.GenerateChangeEmailTokenAsync(user, address);
            await mails.ChangeAsync(user, address, this.MailLink("/Account/ConfirmEmailChange", code, user.Id, address), ct);
        }

        // Said of an address with an account too: who has one is nobody's business.
        return Said("Status.ChangeSent");
    }

    public async Task<IActionResult> OnPostSendConfirmationAsync(CancellationToken ct)
    {
        if (await LoadAsync() is not { } user) return NotFound();

        if (!user.EmailConfirmed)
            await mails.ConfirmAsync(user, this.MailLink("/Account/ConfirmEmail", await users.GenerateEmailConfirmationTokenAsync(user), user.Id), ct);
        return Said("Status.ConfirmSent");
    }

    private async Task<User?> LoadAsync()
    {
        var user = await users.GetUserAsync(User);
        (Current, IsConfirmed) = (user?.Email ?? "", user?.EmailConfirmed ?? false);
        return user;
    }

    private RedirectToPageResult Said(string text)
    {
        TempData["StatusMessage"] = text;
        return RedirectToPage();
    }

    internal sealed class Form
    {
        [Required, EmailAddress, StringLength(256), Display(Name = "Field.NewEmail")] public string NewEmail { get; set; } = "";
    }
}
