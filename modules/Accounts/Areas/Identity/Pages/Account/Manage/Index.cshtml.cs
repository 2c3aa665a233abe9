using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Resas.Accounts.Areas.Identity.Pages.Account.Manage;

internal sealed class Profile(UserManager<User> users, SignInManager<User> signIn) : PageModel
{
    [BindProperty] public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        Input = new() { DisplayName = user.DisplayName, Language = user.Language, TimeZone = user.TimeZone };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await users.UpdateAsync(user.Describe(Input.DisplayName ?? "", Input.Language, Input.TimeZone));
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors) ModelState.AddModelError("", error.Description);
            return Page();
        }

        // The cookie carries the profile.
        await signIn.RefreshSignInAsync(user);
        TempData["StatusMessage"] = "Status.ProfileSaved";
        return RedirectToPage();
    }

    internal sealed class Form : IValidatableObject
    {
        [StringLength(Accounts.User.DisplayNameLength), Display(Name = "Field.DisplayName")] public string? DisplayName { get; set; }
        [Required, AllowedValues("fr", "en"), Display(Name = "Field.Language")] public string Language { get; set; } = "";
        [Required, Display(Name = "Field.TimeZone")] public string TimeZone { get; set; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Zones.IsKnown(TimeZone)) yield return new("Error.TimeZone", [nameof(TimeZone)]);
        }
    }
}
