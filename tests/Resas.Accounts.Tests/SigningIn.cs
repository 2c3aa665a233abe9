using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Resas.Testing;

namespace Resas.Accounts.Tests;

public sealed class SigningIn
{
    private const string Page = "/Identity/Account/Login";
    private const string Password = "Chèvrefeuille-7";

    [Theory]
    [InlineData("fr", "Adresse ou mot de passe incorrect.")]
    [InlineData("en", "Wrong address or password.")]
    public async Task With_a_wrong_password_says_so_and_not_whether_the_address_is_known(string language, string sentence)
    {
        await using var host = new ResasHost();
        await host.SignInAsync("odile@example.org");
        foreach (var email in new[] { "odile@example.org", "nobody@example.org" })
        {
            var answer = await host.Visitor(language).PostFormAsync(Page, new { Input_Email = email, Input_Password = "autre-chose" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Equal(sentence, Assert.Single(answer.Texts(".validation-summary-errors li")));
        }
    }

    [Fact]
    public async Task Goes_where_the_visitor_wanted_to_go_but_never_to_another_site()
    {
        await using var host = new ResasHost();
        await host.SignInAsync("odile@example.org");
        var form = new { Input_Email = "odile@example.org", Input_Password = Password };

        var asked = host.Visitor();
        var login = await asked.GetAsync("/notifications?p=1");
        Assert.StartsWith("/identity/account/login", login.Path, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/notifications?p=1", (await asked.SubmitAsync(login, form)).Path);
        Assert.Equal("/first-steps/home", (await host.Visitor().PostFormAsync($"{Page}?returnUrl=https://evil.example/", form)).Path);
    }

    [Fact]
    public async Task Fails_for_a_while_after_too_many_wrong_passwords()
    {
        await using var host = new ResasHost().With("Accounts:LockoutAfter", "3");
        await host.SignInAsync("odile@example.org");
        var visitor = host.Visitor();
        for (var i = 0; i < 2; i++) await visitor.PostFormAsync(Page, new { Input_Email = "odile@example.org", Input_Password = "autre-chose" });

        var locked = await visitor.PostFormAsync(Page, new { Input_Email = "odile@example.org", Input_Password = "autre-chose" });
        Assert.EndsWith("/lockout", locked.Path, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("pendant 10 minutes", locked.Text, StringComparison.Ordinal);
        var right = await visitor.PostFormAsync(Page, new { Input_Email = "odile@example.org", Input_Password = Password });
        Assert.EndsWith("/lockout", right.Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task From_a_fragment_whose_session_has_ended_leads_the_whole_page_there_and_back()
    {
        await using var host = new ResasHost();
        var request = new HttpRequestMessage(HttpMethod.Get, "/notifications");
        request.Headers.Add("HX-Current-URL", "http://localhost/calendar/7?month=2026-12");
        var answer = await host.Visitor().Htmx().SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("/Identity/Account/Login?ReturnUrl=%2Fcalendar%2F7%3Fmonth%3D2026-12", answer.Response.Headers.GetValues("HX-Redirect").Single());
    }

    [Fact]
    public async Task With_a_second_step_needs_the_apps_code_or_a_recovery_code()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync("odile@example.org");
        var setUp = await owner.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        var key = Answer.Flat(setUp.One("#key").TextContent);
        Assert.Contains("issuer=Resas", setUp.One("[data-qr]").GetAttribute("data-qr"), StringComparison.Ordinal);

        var wrong = await owner.SubmitAsync(setUp, new { Input_Code = "000000" });
        Assert.Contains("Ce code n’est pas le bon.", wrong.Text, StringComparison.Ordinal);
        var codes = await owner.SubmitAsync(wrong, new { Input_Code = Totp.Now(key) });
        Assert.Contains("La vérification en deux étapes est activée.", codes.Text, StringComparison.Ordinal);
        Assert.Equal(10, codes.Texts("main li code").Count);

        var visitor = host.Visitor();
        var second = await visitor.PostFormAsync($"{Page}?returnUrl=/notifications", new { Input_Email = "odile@example.org", Input_Password = Password });
        Assert.Contains("recopiez le code", second.Text, StringComparison.Ordinal);
        Assert.Contains("Ce code n’est pas le bon.", (await visitor.SubmitAsync(second, new { Input_TwoFactorCode = "000000" })).Text, StringComparison.Ordinal);
        Assert.Equal("/notifications", (await visitor.SubmitAsync(second, new { Input_TwoFactorCode = Totp.Now(key) })).Path);

        var lost = host.Visitor("en");
        await lost.PostFormAsync(Page, new { Input_Email = "odile@example.org", Input_Password = Password });
        var recovery = await lost.PostFormAsync("/Identity/Account/LoginWithRecoveryCode", new { Input_RecoveryCode = codes.Texts("main li code")[0] });
        Assert.Equal("/first-steps/home", recovery.Path);
        Assert.Contains("Codes de secours restants : 9", (await lost.GetAsync("/Identity/Account/Manage/TwoFactorAuthentication")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Identity/Account/LoginWith2fa")]
    [InlineData("/Identity/Account/LoginWithRecoveryCode")]
    public async Task Starts_again_when_the_first_step_is_long_past(string second)
    {
        await using var host = new ResasHost();
        var answer = await host.Visitor().GetAsync(second);

        Assert.StartsWith("/identity/account/login", answer.Path, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("La connexion a pris trop de temps.", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Choisissez un nouveau mot de passe", "Vous pouvez vous connecter avec le nouveau.")]
    [InlineData("en", "Choose a new password", "You can sign in with the new one.")]
    public async Task With_a_forgotten_password_goes_by_a_mail_in_the_owners_language(string language, string subject, string done)
    {
        await using var host = new ResasHost();
        await host.SignInAsync("odile@example.org", language);
        // Asked for by a browser of another language: the mail speaks the owner's.
        await host.Visitor("de").PostFormAsync("/Identity/Account/ForgotPassword", new { Input_Email = "odile@example.org" });
        await host.SettleAsync();
        var mail = Assert.Single(host.MailsTo("odile@example.org"), m => m.Subject == subject);
        Assert.Contains($"lang=\"{language}\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(mail.Link!.AbsoluteUri), mail.Html.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);

        var visitor = host.Visitor(language);
        var form = new { Input_Email = "odile@example.org", Input_Password = "Une-autre-phrase", Input_ConfirmPassword = "Une-autre-phrase" };
        var answer = await visitor.PostFormAsync(mail.Link.PathAndQuery, form);
        Assert.Contains(done, answer.Text, StringComparison.Ordinal);
        Assert.Equal("/first-steps/home", (await visitor.PostFormAsync(Page, new { Input_Email = "odile@example.org", Input_Password = "Une-autre-phrase" })).Path);

        var again = await host.Visitor(language).PostFormAsync(mail.Link.PathAndQuery, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(language == "fr" ? "Ce lien n’est plus valable." : "This link is no longer valid.", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_forgotten_password_tells_nobody_which_addresses_have_accounts()
    {
        await using var host = new ResasHost();
        await host.SignInAsync("odile@example.org");
        var known = await host.Visitor().PostFormAsync("/Identity/Account/ForgotPassword", new { Input_Email = "odile@example.org" });
        var unknown = await host.Visitor().PostFormAsync("/Identity/Account/ForgotPassword", new { Input_Email = "nobody@example.org" });
        await host.SettleAsync();

        Assert.Equal(known.Text, unknown.Text);
        Assert.Empty(host.MailsTo("nobody@example.org"));
    }

    [Theory]
    [InlineData("fr", "Confirmez votre adresse", "Merci, votre adresse est confirmée.")]
    [InlineData("en", "Confirm your address", "Thank you, your address is confirmed.")]
    public async Task An_address_is_confirmed_by_a_mail_in_the_owners_language(string language, string subject, string sentence)
    {
        await using var host = new ResasHost();
        await host.SignInAsync("odile@example.org", language);
        await host.Visitor().PostFormAsync("/Identity/Account/ResendEmailConfirmation", new { Input_Email = "odile@example.org" });
        await host.SettleAsync();
        var mails = host.MailsTo("odile@example.org");
        Assert.Equal([subject, subject], mails.Select(m => m.Subject));

        var visitor = host.Visitor(language);
        Assert.Contains(sentence, (await visitor.GetAsync(mails[1].Link!.PathAndQuery)).Text, StringComparison.Ordinal);
        Assert.True(await host.InScopeAsync(db => db.Set<User>().Select(u => u.EmailConfirmed).SingleAsync()));
        Assert.DoesNotContain(sentence, (await visitor.GetAsync(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_in_mails_start_with_the_public_address_when_one_is_set()
    {
        await using var host = new ResasHost().With("Site:PublicAddress", "https://resas.example.fr/");
        await host.SignInAsync("odile@example.org");
        await host.SettleAsync();
        Assert.StartsWith("https://resas.example.fr/identity/account/confirmemail?", host.MailsTo("odile@example.org")[0].Link!.AbsoluteUri, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("confirmemail?userId=x&code=%25%25")]
    [InlineData("confirmemail?userId={id}&code=%25%25")]
    [InlineData("confirmemail?userId={id}&code={code}")]
    [InlineData("confirmemailchange?userId={id}&email=a@example.org&code=%25")]
    [InlineData("resetpassword")]
    [InlineData("resetpassword?code=%25")]
    public async Task A_link_that_does_not_work_says_what_to_do(string link)
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync("odile@example.org");
        var code = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes("wrong"));
        var answer = await host.Visitor().GetAsync("/identity/account/" + link.Replace("{id}", owner.OwnerId.ToString(), StringComparison.Ordinal).Replace("{code}", code, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Ce lien n’est plus valable, ou a déjà servi. Demandez-en un nouveau.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_for_nobody_is_not_found()
    {
        await using var host = new ResasHost();
        var answer = await host.Visitor().GetAsync($"/identity/account/confirmemail?userId={Guid.NewGuid()}&code=YQ");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain("Unable", answer.Body, StringComparison.Ordinal);
    }
}
