using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Resas.Accounts.Areas.Identity.Pages.Account;

[AllowAnonymous]
internal sealed class ResendEmailConfirmation(UserManager<User> users, AccountMails mails) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();
    [TempData] public string? StatusMessage { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        // The answer is the same for an unknown or confirmed address.
        if (await users.FindByEmailAsync(Input.Email.Trim()) is { EmailConfirmed: false } user)
            await mails.ConfirmAsync(user, this.MailLink("/Account/ConfirmEmail", await users.GenerateEmailConfirmationTokenAsync(user), user.Id), ct);
        StatusMessage = "Status.ConfirmSent";
        return RedirectToPage();
    }

    internal sealed class Form
    {
        [Required, EmailAddress, Display(Name = "Field.Email")] public string Email { get; set; } = "";
    }
}
