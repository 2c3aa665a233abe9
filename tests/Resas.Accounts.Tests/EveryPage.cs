using System.Net;
using System.Text.RegularExpressions;
using Resas.Testing;

namespace Resas.Accounts.Tests;

/// <summary>The pages of this module, each for the visitor that it is for, in both languages.</summary>
public sealed partial class EveryPage
{
    public static TheoryData<string, bool> Pages { get; } = new()
    {
        { "Login", false }, { "Register", false }, { "RegisterConfirmation", false }, { "ForgotPassword", false }, { "ForgotPasswordConfirmation", false },
        { "ResetPassword?code=YQ", false }, { "ResetPasswordConfirmation", false }, { "ResendEmailConfirmation", false }, { "Lockout", false },
        { "Logout", false }, { "Deleted", false },
        { "Logout", true }, { "AccessDenied", true }, { "Manage", true }, { "Manage/Email", true }, { "Manage/ChangePassword", true },
        { "Manage/TwoFactorAuthentication", true }, { "Manage/EnableAuthenticator", true }, { "Manage/ResetAuthenticator", true },
        { "Manage/ExternalLogins", true }, { "Manage/Sessions", true }, { "Manage/Passkeys", true }, { "Manage/PersonalData", true }, { "Manage/DeletePersonalData", true },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_shown_in_our_frame_and_speaks_the_visitors_language(string page, bool signedIn)
    {
        await using var host = new ResasHost();
        var (french, english) = signedIn
            ? (await host.SignInAsync("odile@example.org", "fr"), await host.SignInAsync("paul@example.org", "en"))
            : (host.Visitor("fr"), host.Visitor("en"));
        var fr = await french.GetAsync("/Identity/Account/" + page);
        var en = await english.GetAsync("/Identity/Account/" + page);

        foreach (var answer in new[] { fr, en })
        {
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.NotNull(answer.One("link[rel=stylesheet][href*='resas']"));
            Assert.NotNull(answer.One("h1"));
            Assert.DoesNotMatch(Key(), answer.Text);
            Assert.DoesNotMatch(PackageAsset(), answer.Body);
            Assert.DoesNotContain("data-val", answer.Body, StringComparison.Ordinal);
            Assert.All(answer.Document.QuerySelectorAll("main input:not([type=hidden]):not([hidden]), main select"), field =>
                Assert.NotNull(field.Closest("label") ?? answer.Document.QuerySelector($"label[for='{field.Id}']")));
        }

        Assert.DoesNotMatch(English(), fr.Text);
        Assert.NotEqual(Answer.Flat(fr.One("title").TextContent), Answer.Flat(en.One("title").TextContent));
        Assert.DoesNotMatch(French(), en.Text.Replace("Français", "", StringComparison.Ordinal));
    }

    /// <summary>Only for accounts that came by another service: ours have a password already.</summary>
    [Fact]
    public async Task Setting_a_first_password_leads_to_changing_it_for_who_has_one()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync();
        Assert.EndsWith("/changepassword", (await owner.GetAsync("/Identity/Account/Manage/SetPassword")).Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_the_package_would_serve_for_its_own_look_is_not_served()
    {
        await using var host = new ResasHost();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Visitor().GetAsync("/Identity/lib/bootstrap/dist/css/bootstrap.css")).Status);
    }

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+\b")]
    private static partial Regex Key();

    [GeneratedRegex("bootstrap|jquery|form-floating|btn btn-", RegexOptions.IgnoreCase)]
    private static partial Regex PackageAsset();

    [GeneratedRegex(@"\b(Log in|Sign|Password|Register|Confirm your|Your|the|address|account|Save|Reset|Remember|Forgot|Manage|codes? from|required)\b")]
    private static partial Regex English();

    [GeneratedRegex(@"\b(votre|vous|mot de passe|compte|adresse|le|les|une|des)\b", RegexOptions.IgnoreCase)]
    private static partial Regex French();
}
