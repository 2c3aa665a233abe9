using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Resas.Accounts.Areas.Identity.Pages.Account.Manage;

/// <summary>The end of an account. Confirmed by the password, or by typing the address when there is none.</summary>
internal sealed class DeletePersonalData(UserManager<User> users, SignInManager<User> signIn, Registration registration) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();

    public bool HasPassword { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync() is not { } user) return NotFound();
        if (HasPassword && !await users.CheckPasswordAsync(user, Input.Password ?? ""))
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Password)}", "Error.PasswordMismatch");
        if (!HasPassword && !string.Equals(user.Email, Input.Email?.Trim(), StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Email)}", "Error.AddressMismatch");
        if (!ModelState.IsValid) return Page();

        await registration.CloseAsync(user.Id, ct);
        await signIn.SignOutAsync();
        return RedirectToPage("/Account/Deleted");
    }

    private async Task<User?> LoadAsync()
    {
        var user = await users.GetUserAsync(User);
        HasPassword = user is not null && await users.HasPasswordAsync(user);
        return user;
    }

    internal sealed class Form
    {
        [DataType(DataType.Password), Display(Name = "Field.Password")] public string? Password { get; set; }
        [Display(Name = "Field.Email")] public string? Email { get; set; }
    }
}
