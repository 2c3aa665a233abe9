using System.Net;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Testing;

namespace Resas.Accounts.Tests;

public sealed class MyAccount
{
    private const string Manage = "/Identity/Account/Manage";
    private const string Password = "Chèvrefeuille-7";

    [Fact]
    public async Task The_language_is_the_browsers_first_and_then_the_profiles()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync("odile@example.org", "fr-FR");
        Assert.Equal("fr", (await owner.GetAsync(Manage)).Document.DocumentElement.GetAttribute("lang"));

        var saved = await owner.PostFormAsync(Manage, new { Input_DisplayName = " Odile ", Input_Language = "en", Input_TimeZone = "Indian/Reunion" });
        Assert.Contains("Your preferences are saved.", saved.Text, StringComparison.Ordinal);
        Assert.Equal("en", saved.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(new Owner(owner.OwnerId, "odile@example.org", "Odile", "en", "Indian/Reunion"), await host.AskAsync(new FindOwner(owner.OwnerId)));

        var elsewhere = host.Visitor("fr-FR");
        Assert.Contains("Se connecter", (await elsewhere.GetAsync("/Identity/Account/Login")).Text, StringComparison.Ordinal);
        await elsewhere.PostFormAsync("/Identity/Account/Login", new { Input_Email = "odile@example.org", Input_Password = Password });
        Assert.Contains("My account", (await elsewhere.GetAsync(Manage)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Language", "de")]
    [InlineData("Input.TimeZone", "Mars/Olympus")]
    [InlineData("Input.TimeZone", "")]
    public async Task A_profile_that_makes_no_sense_is_refused_at_the_field(string field, string value)
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync();
        var page = await owner.PostFormAsync(Manage, new Dictionary<string, string> { [field] = value });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(Answer.Flat(page.One($"#{field.Replace('.', '_')}-error").TextContent));
        Assert.Equal("fr", await host.InScopeAsync(db => db.Set<User>().Select(u => u.Language).SingleAsync()));
    }

    [Fact]
    public async Task A_new_address_serves_once_its_mail_was_followed()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync("odile@example.org");
        var asked = await owner.PostFormAsync(Manage + "/Email", new { Input_NewEmail = "nouvelle@example.org" });
        Assert.Contains("Nous avons écrit à la nouvelle adresse.", asked.Text, StringComparison.Ordinal);
        Assert.Equal("odile@example.org", (await host.AskAsync(new FindOwner(owner.OwnerId)))!.Email);

        await host.SettleAsync();
        var mail = Assert.Single(host.MailsTo("nouvelle@example.org"));
        Assert.Equal("Confirmez votre nouvelle adresse", mail.Subject);
        Assert.Contains("Merci, votre nouvelle adresse est confirmée.", (await owner.GetAsync(mail.Link!.PathAndQuery)).Text, StringComparison.Ordinal);
        Assert.Equal("nouvelle@example.org", (await host.AskAsync(new FindOwner(owner.OwnerId)))!.Email);
        var answer = await host.Visitor().PostFormAsync("/Identity/Account/Login", new { Input_Email = "nouvelle@example.org", Input_Password = Password });
        Assert.Equal("/first-steps/home", answer.Path);
    }

    [Fact]
    public async Task Another_owners_address_is_not_given_away_nor_taken()
    {
        await using var host = new ResasHost();
        await host.SignInAsync("paul@example.org");
        await host.SettleAsync();
        var owner = await host.SignInAsync("odile@example.org");
        var asked = await owner.PostFormAsync(Manage + "/Email", new { Input_NewEmail = "paul@example.org" });
        await host.SettleAsync();

        Assert.Contains("Nous avons écrit à la nouvelle adresse.", asked.Text, StringComparison.Ordinal);
        Assert.Single(host.MailsTo("paul@example.org"));
    }

    [Theory]
    [InlineData("fr", "Le mot de passe est incorrect.", "Votre mot de passe est changé.")]
    [InlineData("en", "The password is wrong.", "Your password is changed.")]
    public async Task The_password_changes_with_the_old_one(string language, string refused, string done)
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync("odile@example.org", language);
        var page = Manage + "/ChangePassword";
        var wrong = await owner.PostFormAsync(page, new { Input_OldPassword = "autre-chose", Input_NewPassword = "Une-autre-phrase", Input_ConfirmPassword = "Une-autre-phrase" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains(refused, wrong.Text, StringComparison.Ordinal);

        var right = await owner.PostFormAsync(page, new { Input_OldPassword = Password, Input_NewPassword = "Une-autre-phrase", Input_ConfirmPassword = "Une-autre-phrase" });
        Assert.Contains(done, right.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_the_account_holds_can_be_taken_along()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync("odile@example.org");
        await owner.PostFormAsync(Manage, new { Input_DisplayName = "Odile" });
        var data = await owner.SubmitAsync(await owner.GetAsync(Manage + "/PersonalData"), new { }, "form[action$='downloadpersonaldata' i]");

        Assert.Equal("application/json", data.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"DisplayName\": \"Odile\"", data.Body, StringComparison.Ordinal);
        Assert.Contains("odile@example.org", data.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_needs_the_password_says_what_will_happen_and_is_announced()
    {
        await using var host = new ResasHost().Hearing<OwnerDeleted>(out var heard);
        var owner = await host.SignInAsync("odile@example.org");
        var page = await owner.GetAsync(Manage + "/DeletePersonalData");
        Assert.Contains("fermez à la main sur chaque plateforme", page.Text, StringComparison.Ordinal);

        var wrong = await owner.SubmitAsync(page, new { Input_Password = "autre-chose" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Le mot de passe est incorrect.", wrong.Text, StringComparison.Ordinal);
        await host.SettleAsync();
        Assert.Empty(heard);

        var gone = await owner.SubmitAsync(wrong, new { Input_Password = Password });
        Assert.Contains("Votre compte est supprimé", gone.Text, StringComparison.Ordinal);
        await host.SettleAsync();
        Assert.Equal(owner.OwnerId, Assert.Single(heard).OwnerId);
        Assert.Null(await host.AskAsync(new FindOwner(owner.OwnerId)));
        Assert.StartsWith("/identity/account/login", (await owner.GetAsync(Manage)).Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_second_step_can_be_turned_off_and_its_pages_never_fail_when_it_is()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync();
        Assert.EndsWith("/twofactorauthentication", (await owner.GetAsync(Manage + "/Disable2fa")).Path, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("n’est pas activée", (await owner.GetAsync(Manage + "/GenerateRecoveryCodes")).Text, StringComparison.Ordinal);

        var setUp = await owner.GetAsync(Manage + "/EnableAuthenticator");
        await owner.SubmitAsync(setUp, new { Input_Code = Totp.Now(Answer.Flat(setUp.One("#key").TextContent)) });
        var codes = await owner.SubmitAsync(await owner.GetAsync(Manage + "/GenerateRecoveryCodes"), new { }, "main form");
        Assert.Equal(10, codes.Texts("main li code").Count);
        Assert.Contains("Voici vos nouveaux codes de secours.", codes.Text, StringComparison.Ordinal);
        var off = await owner.SubmitAsync(await owner.GetAsync(Manage + "/Disable2fa"), new { }, "main form");
        Assert.Contains("La vérification en deux étapes est désactivée.", off.Text, StringComparison.Ordinal);
    }
}
