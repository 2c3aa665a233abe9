using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Resas.Accounts.Sessions;

namespace Resas.Accounts.Areas.Identity.Pages.Account.Manage;

/// <summary>The owner's passkeys: added by the browser's own ceremony, named, renamed, removed.</summary>
internal sealed class Passkeys(UserManager<User> users, SignInManager<User> signIn) : PageModel
{
    private const int Most = 20;

    /// <summary>What the browser answered, as the standard writes it in JSON.</summary>
    [BindProperty] public string? Credential { get; set; }

    [BindProperty, StringLength(IdentityMapping.PasskeyNameLength), Display(Name = "Field.PasskeyName")] public string? Name { get; set; }

    /// <summary>Of the passkey that is renamed or removed: its credential's id in base64url.</summary>
    [BindProperty] public string? Id { get; set; }

    [TempData] public string? StatusMessage { get; set; }

    public IReadOnlyList<UserPasskeyInfo> Known { get; private set; } = [];

    public Device Here => Device.Of(Request.Headers[HeaderNames.UserAgent]);

    public static string IdOf(UserPasskeyInfo passkey) => WebEncoders.Base64UrlEncode(passkey.CredentialId);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        Known = [.. (await users.GetPasskeysAsync(user)).OrderBy(p => p.CreatedAt)];
        return Page();
    }

    /// <summary>For the script: what the browser must be asked for.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = user.Id.ToString(),
            Name = user.Email!,
            DisplayName = user.DisplayName.Length > 0 ? user.DisplayName : user.Email!,
        }), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        if (!ModelState.IsValid || string.IsNullOrWhiteSpace(Name)) return Done("Error.PasskeyName");
        if ((await users.GetPasskeysAsync(user)).Count >= Most) return Done("Error.PasskeyMost");
        if (await AttestedAsync(user) is not { } passkey) return Done("Error.PasskeyNotAdded");

        passkey.Name = Name.Trim();
        return Done((await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded ? "Status.PasskeyAdded" : "Error.PasskeyNotAdded");
    }

    public async Task<IActionResult> OnPostRenameAsync()
    {
        if (await users.GetUserAsync(User) is not { } user || await FindAsync(user) is not { } passkey) return NotFound();
        if (!ModelState.IsValid || string.IsNullOrWhiteSpace(Name)) return Done("Error.PasskeyName");

        passkey.Name = Name.Trim();
        await users.AddOrUpdatePasskeyAsync(user, passkey);
        return Done("Status.PasskeyRenamed");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await users.GetUserAsync(User) is not { } user || await FindAsync(user) is not { } passkey) return NotFound();
        await users.RemovePasskeyAsync(user, passkey.CredentialId);
        return Done("Status.PasskeyRemoved");
    }

    /// <summary>Null when the answer is none, is not to our question, or is too big to be kept.</summary>
    private async Task<UserPasskeyInfo?> AttestedAsync(User user)
    {
        if (string.IsNullOrEmpty(Credential)) return null;
        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(Credential);
            return result.Succeeded && result.UserEntity.Id == user.Id.ToString() && result.Passkey.CredentialId.Length <= IdentityMapping.CredentialLength ? result.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked for, or too long ago.
            return null;
        }
    }

    private async Task<UserPasskeyInfo?> FindAsync(User user)
    {
        try
        {
            return Id is { Length: > 0 } id ? await users.GetPasskeyAsync(user, WebEncoders.Base64UrlDecode(id)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private RedirectToPageResult Done(string text)
    {
        StatusMessage = text;
        return RedirectToPage();
    }
}
