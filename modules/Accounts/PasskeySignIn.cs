using Microsoft.AspNetCore.Identity;

namespace Resas.Accounts;

/// <summary>Signs in who proves a passkey. The framework's own short cut asks neither whether the account is locked nor whether its address is confirmed.
/// No second step follows: a passkey is something one has, opened by something one knows or is.</summary>
internal sealed class PasskeySignIn(UserManager<User> users, SignInManager<User> signIn)
{
    public async Task<SignInResult> EnterAsync(string? credential)
    {
        if (await ProvedAsync(credential) is not var (user, passkey)) return SignInResult.Failed;
        if (!await signIn.CanSignInAsync(user)) return SignInResult.NotAllowed;
        if (await users.IsLockedOutAsync(user)) return SignInResult.LockedOut;

        // Its counter tells a copy from the original, next time.
        if (!(await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded) return SignInResult.Failed;
        await signIn.SignInAsync(user, isPersistent: false);
        return SignInResult.Success;
    }

    private async Task<(User User, UserPasskeyInfo Passkey)?> ProvedAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            var result = await signIn.PerformPasskeyAssertionAsync(credential);
            return result.Succeeded ? (result.User, result.Passkey) : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked for, or too long ago.
            return null;
        }
    }
}
