using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Testing;

namespace Resas.Accounts.Tests;

/// <summary>A passkey opens an account where a password would, and no other.</summary>
public sealed class PasskeySignsIn : IDisposable
{
    private const string Login = "/Identity/Account/Login";
    private readonly OwnPasskey passkey = new();

    public void Dispose() => passkey.Dispose();

    [Fact]
    public async Task Its_owner_is_signed_in()
    {
        await using var host = new ResasHost();
        var owner = await MoveInAsync(host);

        var (visitor, answer) = await EnterAsync(host, owner);

        Assert.Equal("/first-steps/home", answer.Path);
        Assert.Equal("/Identity/Account/Manage", (await visitor.GetAsync("/Identity/Account/Manage")).Path);
    }

    [Theory]
    [InlineData("fr", "Compte verrouillé", "la connexion est fermée pendant 10 minutes")]
    [InlineData("en", "Account locked", "sign-in is closed for 10 minutes")]
    public async Task A_locked_account_stays_closed_and_says_for_how_long(string language, string title, string sentence)
    {
        await using var host = new ResasHost();
        var owner = await MoveInAsync(host);
        var guesser = host.Visitor();
        for (var guess = 0; guess < 6; guess++) await guesser.PostFormAsync(Login, new { Input_Email = "odile@example.org", Input_Password = "Autre-chose-9" });

        var (visitor, answer) = await EnterAsync(host, owner, language);

        Assert.EndsWith("/Lockout", answer.Path, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(title, answer.One("h1").TextContent);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        await ExpectStrangerAsync(visitor);
    }

    [Theory]
    [InlineData("fr", "Votre adresse n’est pas encore confirmée")]
    [InlineData("en", "Your address is not confirmed yet")]
    public async Task An_address_that_must_be_confirmed_first_keeps_it_closed_and_the_mail_is_offered_again(string language, string sentence)
    {
        await using var host = new ResasHost().With("Accounts:RequireConfirmedEmail", "true");
        var owner = await MoveInAsync(host);

        var (visitor, answer) = await EnterAsync(host, owner, language);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(sentence, Assert.Single(answer.Texts(".validation-summary-errors li")), StringComparison.Ordinal);
        answer.One("a[href$='ResendEmailConfirmation' i]");
        await ExpectStrangerAsync(visitor);
    }

    /// <summary>Somebody with an account and this passkey.</summary>
    private async Task<Guid> MoveInAsync(ResasHost host)
    {
        await host.Visitor().PostFormAsync("/identity/account/register", new { Input_Email = "odile@example.org", Input_Password = "Chèvrefeuille-7", Input_ConfirmPassword = "Chèvrefeuille-7" });
        return await host.InScopeAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = await users.Users.SingleAsync();
            Assert.True((await users.AddOrUpdatePasskeyAsync(user, passkey.For(host.Clock))).Succeeded);
            return user.Id;
        });
    }

    private async Task<(Visitor Visitor, Answer Answer)> EnterAsync(ResasHost host, Guid owner, string language = "fr")
    {
        var visitor = new Visitor(new FromItsPage { InnerHandler = host.Server.CreateHandler() }, language);
        var asked = JsonNode.Parse((await PostAsync(visitor, "PasskeyOptions")).Body)!;
        return (visitor, await PostAsync(visitor, "Passkey", ("Credential", passkey.Prove((string)asked["challenge"]!, owner))));
    }

    private static async Task<Answer> PostAsync(Visitor visitor, string handler, params (string, string)[] fields)
    {
        var token = (await visitor.GetAsync(Login)).Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.PostRawAsync($"{Login}?handler={handler}", [("__RequestVerificationToken", token), .. fields]);
    }

    private static async Task ExpectStrangerAsync(Visitor visitor) =>
        Assert.StartsWith(Login, (await visitor.GetAsync("/Identity/Account/Manage")).Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Browsers say from which site a form comes.</summary>
    private sealed class FromItsPage : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post) request.Headers.Add("Origin", OwnPasskey.Origin);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
