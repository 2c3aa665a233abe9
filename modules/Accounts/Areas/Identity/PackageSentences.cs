namespace Resas.Accounts.Areas.Identity;

/// <summary>The sentences that the package's page models write in English, and the text that stands for each. Our own pages of this
/// area leave their sentence for the next page in the same way, by its key.</summary>
internal static class PackageSentences
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["Incorrect password."] = "Error.PasswordMismatch",
        ["Verification code is invalid."] = "Error.AuthenticatorCode",
        ["Error confirming your email."] = "Error.Confirm",
        ["Error changing email."] = "Error.Confirm",
        ["Error changing user name."] = "Error.Confirm",
        ["The external login was not added. External logins can only be associated with one account."] = "Error.LoginAlreadyAssociated",
        ["The external login was not removed."] = "Error.LoginNotRemoved",
        ["Thank you for confirming your email."] = "Status.Confirmed",
        ["Thank you for confirming your email change."] = "Status.EmailChanged",
        ["Your password has been changed."] = "Status.PasswordChanged",
        ["Your password has been set."] = "Status.PasswordSet",
        ["Your authenticator app has been verified."] = "Status.AuthenticatorVerified",
        ["Your authenticator app key has been reset, you will need to configure your authenticator app using the new key."] = "Status.AuthenticatorReset",
        ["The current browser has been forgotten. When you login again from this browser you will be prompted for your 2fa code."] = "Status.BrowserForgotten",
        ["The external login was added."] = "Status.LoginAdded",
        ["The external login was removed."] = "Status.LoginRemoved",
    };

    /// <summary>The text for a sentence or key, and whether it tells of a failure; null when it is neither.</summary>
    public static (string Text, bool IsError)? Find(string? sentence)
    {
        var key = sentence is null ? null : Keys.GetValueOrDefault(sentence) ?? (IsKey(sentence) ? sentence : null);
        return key is null ? null : (key, key.StartsWith("Error.", StringComparison.Ordinal));
    }

    private static bool IsKey(string sentence) =>
        !sentence.Contains(' ', StringComparison.Ordinal) && (sentence.StartsWith("Error.", StringComparison.Ordinal) || sentence.StartsWith("Status.", StringComparison.Ordinal));
}
