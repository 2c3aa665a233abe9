using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Resas.Accounts.Areas.Identity.Pages.Account;

[AllowAnonymous]
internal sealed class ForgotPassword(UserManager<User> users, AccountMails mails) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();

        // The answer is the same for an unknown address. An unconfirmed one gets the link too: only its reader can use it.
        if (await users.FindByEmailAsync(Input.Email.Trim()) is { } user)
            await mails.ResetAsync(user, this.MailLink("/Account/ResetPassword", await users.GeneratePasswordResetTokenAsync(user)), ct);
        return RedirectToPage("./ForgotPasswordConfirmation");
    }

    internal sealed class Form
    {
        [Required, EmailAddress, Display(Name = "Field.Email")] public string Email { get; set; } = "";
    }
}
