using System.Net;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Testing;

namespace Resas.Accounts.Tests;

public sealed class SigningUp
{
    private const string Page = "/Identity/Account/Register";
    private const string Password = "Chèvrefeuille-7";

    [Fact]
    public async Task Makes_an_owner_and_says_so_once()
    {
        await using var host = new ResasHost().Hearing<OwnerRegistered>(out var heard);
        var owner = await host.SignInAsync("odile@example.org", "en");
        await host.SettleAsync();

        Assert.Equal(owner.OwnerId, Assert.Single(heard).OwnerId);
        Assert.Equal(new Owner(owner.OwnerId, "odile@example.org", "", "en", "Europe/Paris"), await host.AskAsync(new FindOwner(owner.OwnerId)));
        Assert.Null(await host.AskAsync(new FindOwner(Guid.NewGuid())));
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/Identity/Account/Manage")).Status);
    }

    [Fact]
    public async Task Takes_the_browsers_time_zone_when_it_is_one()
    {
        await using var host = new ResasHost();
        foreach (var (email, zone, kept) in new[] { ("a@example.org", "Indian/Reunion", "Indian/Reunion"), ("b@example.org", "Mars/Olympus", "Europe/Paris") })
        {
            await host.Visitor().PostFormAsync(Page, new { Input_Email = email, Input_Password = Password, Input_ConfirmPassword = Password, Input_TimeZone = zone });
            Assert.Equal(kept, await host.InScopeAsync(db => db.Set<User>().Where(u => u.Email == email).Select(u => u.TimeZone).SingleAsync()));
        }
    }

    [Theory]
    [InlineData("fr", "a déjà un compte")]
    [InlineData("en", "already has an account")]
    public async Task Is_refused_for_an_address_that_has_an_account(string language, string sentence)
    {
        await using var host = new ResasHost();
        await host.SignInAsync("odile@example.org");
        var answer = await host.Visitor(language).PostFormAsync(Page, new { Input_Email = "ODILE@example.org", Input_Password = Password, Input_ConfirmPassword = Password });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(sentence, Assert.Single(answer.Texts(".validation-summary-errors li")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "court", "« Mot de passe » doit compter entre 8 et 100 caractères.")]
    [InlineData("en", "court", "Password must have between 8 and 100 characters.")]
    [InlineData("fr", "", "Le champ « Mot de passe » est à remplir.")]
    public async Task Says_at_the_field_what_is_wrong_with_it(string language, string password, string sentence)
    {
        await using var host = new ResasHost();
        var answer = await host.Visitor(language).PostFormAsync(Page, new { Input_Email = "nul", Input_Password = password, Input_ConfirmPassword = "autre" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(sentence, Answer.Flat(answer.One("#Input_Password-error").TextContent));
        Assert.Equal("true", answer.One("#Input_Password").GetAttribute("aria-invalid"));
        Assert.Equal("password-hint Input_Password-error", answer.One("#Input_Password").GetAttribute("aria-describedby"));
        Assert.NotEmpty(Answer.Flat(answer.One("#Input_Email-error").TextContent));
        Assert.NotEmpty(Answer.Flat(answer.One("#Input_ConfirmPassword-error").TextContent));
    }

    [Fact]
    public async Task Twice_at_once_makes_one_account_and_one_refusal()
    {
        await using var host = new ResasHost();
        var form = new { Input_Email = "odile@example.org", Input_Password = Password, Input_ConfirmPassword = Password };
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var visitor = host.Visitor();
            return (visitor, page: await visitor.GetAsync(Page));
        }));
        var answers = await Task.WhenAll(pages.Select(p => p.visitor.SubmitAsync(p.page, form)));

        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(1, await host.InScopeAsync(db => db.Set<User>().CountAsync()));
    }

    [Fact]
    public async Task Can_be_closed()
    {
        await using var host = new ResasHost().With("Accounts:AllowRegistration", "false");
        var page = await host.Visitor().GetAsync(Page);

        Assert.Equal("Les inscriptions sont fermées", Answer.Flat(page.One("h1").TextContent));
        Assert.DoesNotContain("/register", (await host.Visitor().GetAsync("/Identity/Account/Login")).Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_confirmation_asked_for_opens_only_by_the_mail()
    {
        await using var host = new ResasHost().With("Accounts:RequireConfirmedEmail", "true");
        var visitor = host.Visitor();
        var answer = await visitor.PostFormAsync(Page, new { Input_Email = "odile@example.org", Input_Password = Password, Input_ConfirmPassword = Password });
        Assert.EndsWith("/registerconfirmation", answer.Path, StringComparison.OrdinalIgnoreCase);

        var tooSoon = await visitor.PostFormAsync("/Identity/Account/Login", new { Input_Email = "odile@example.org", Input_Password = Password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooSoon.Status);
        Assert.Contains("pas encore confirmée", tooSoon.Text, StringComparison.Ordinal);

        await host.SettleAsync();
        var confirmed = await visitor.GetAsync(Assert.Single(host.MailsTo("odile@example.org")).Link!.PathAndQuery);
        Assert.Contains("Merci, votre adresse est confirmée.", confirmed.Text, StringComparison.Ordinal);
        var signedIn = await visitor.PostFormAsync("/Identity/Account/Login", new { Input_Email = "odile@example.org", Input_Password = Password });
        Assert.Equal("/first-steps/home", signedIn.Path);
    }

    [Fact]
    public async Task Makes_an_administrator_only_of_a_confirmed_address_in_the_setting()
    {
        await using var host = new ResasHost().With("Accounts:AdministratorEmails:0", "Odile@example.org");
        var owner = await host.SignInAsync("odile@example.org");
        Assert.Contains("/accessdenied", (await owner.GetAsync("/notifications/mail")).Path, StringComparison.OrdinalIgnoreCase);

        await host.SettleAsync();
        await owner.GetAsync(host.MailsTo("odile@example.org")[0].Link!.PathAndQuery);
        await owner.PostFormAsync("/Identity/Account/Login", new { Input_Email = "odile@example.org", Input_Password = Password });
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/notifications/mail")).Status);

        var other = await host.SignInAsync("paul@example.org");
        Assert.Contains("/accessdenied", (await other.GetAsync("/notifications/mail")).Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task For_the_demonstration_happens_once_and_confirmed()
    {
        await using var host = new ResasHost().Hearing<OwnerRegistered>(out var heard);
        var started = new DemonstrationStarted(Guid.NewGuid(), "demo@example.org", "demonstration", []);
        await host.AnnounceAsync(started, started);

        Assert.Equal(started.OwnerId, Assert.Single(heard).OwnerId);
        var answer = await host.Visitor().PostFormAsync("/Identity/Account/Login", new { Input_Email = "demo@example.org", Input_Password = "demonstration" });
        Assert.Equal("/", answer.Path);
        Assert.True(await host.InScopeAsync(db => db.Set<User>().Where(u => u.Id == started.OwnerId).Select(u => u.EmailConfirmed).SingleAsync()));
    }
}
