using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Testing;

namespace Resas.Accounts.Tests;

/// <summary>What the server does about passkeys. The ceremony itself needs a browser: PasskeyTests of the end-to-end tests.</summary>
public sealed class PasskeyPages
{
    private const string Page = "/Identity/Account/Manage/Passkeys";
    private const string Login = "/Identity/Account/Login";
    private static readonly byte[] Key = [1, 2, 250, 255];

    [Fact]
    public async Task Without_script_neither_page_shows_a_button_that_would_do_nothing()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync();

        Assert.True((await host.Visitor().GetAsync(Login)).One("form[data-passkey]").HasAttribute("hidden"));
        var page = await owner.GetAsync(Page);
        Assert.True(page.One("form[data-passkey] button").Closest("[data-passkey-able]")!.HasAttribute("hidden"));
        Assert.Contains("Il faut un navigateur récent", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_is_asked_for_a_key_of_this_site_that_knows_its_owner()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync("odile@example.org");
        var create = JsonNode.Parse((await PostAsync(owner, Page, "Options")).Body)!;
        var get = JsonNode.Parse((await PostAsync(host.Visitor(), Login, "PasskeyOptions")).Body)!;

        Assert.Equal(("localhost", "odile@example.org"), ((string?)create["rp"]!["id"], (string?)create["user"]!["name"]));
        Assert.Equal(("required", "required"), ((string?)create["authenticatorSelection"]!["userVerification"], (string?)create["authenticatorSelection"]!["residentKey"]));
        Assert.Equal(("localhost", "required"), ((string?)get["rpId"], (string?)get["userVerification"]));
        Assert.NotEqual((string?)create["challenge"], (string?)get["challenge"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("""{"id":"AQ","rawId":"AQ","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","authenticatorData":"AQ","signature":"AQ"}}""")]
    public async Task What_is_no_proof_signs_nobody_in_and_is_answered_with_a_sentence(string credential)
    {
        await using var host = new ResasHost();
        var visitor = host.Visitor();
        foreach (var isAsked in new[] { false, true })
        {
            if (isAsked) await PostAsync(visitor, Login, "PasskeyOptions");
            var refused = await PostAsync(visitor, Login, "Passkey", ("Credential", credential));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.StartsWith("Cette clé d’accès n’a pas été reconnue.", Assert.Single(refused.Texts(".validation-summary-errors li")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_key_is_not_added()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync();
        foreach (var isAsked in new[] { false, true })
        {
            if (isAsked) await PostAsync(owner, Page, "Options");
            Assert.Contains("n’a pas pu être ajoutée", (await PostAsync(owner, Page, "Add", ("Credential", "x"), ("Name", "Clé"))).Text, StringComparison.Ordinal);
        }

        Assert.Contains("Donnez un nom", (await PostAsync(owner, Page, "Add", ("Credential", "x"), ("Name", " "))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_renamed_and_removed_by_its_owner_and_by_nobody_else()
    {
        await using var host = new ResasHost();
        var (owner, other) = (await host.SignInAsync("odile@example.org"), await host.SignInAsync("paul@example.org"));
        await GiveKeyAsync(host, owner.OwnerId);
        var id = WebEncoders.Base64UrlEncode(Key);

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(other, Page, "Remove", ("Id", id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(other, Page, "Rename", ("Id", id), ("Name", "À moi"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(owner, Page, "Remove", ("Id", "%%"))).Status);

        var page = await owner.GetAsync(Page);
        Assert.Equal(["Téléphone"], page.Texts("main .list-item strong"));
        Assert.Contains("Ajoutée le 21 novembre 2026 à 11:00", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Tablette"], (await PostAsync(owner, Page, "Rename", ("Id", id), ("Name", " Tablette "))).Texts("main .list-item strong"));
        Assert.Contains("La clé d’accès est retirée.", (await PostAsync(owner, Page, "Remove", ("Id", id))).Text, StringComparison.Ordinal);
        Assert.Empty(await host.InScopeAsync(db => db.Set<IdentityUserPasskey<Guid>>().ToListAsync()));
    }

    [Fact]
    public async Task Keys_go_with_their_account_and_are_named_in_what_is_taken_along()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync("odile@example.org");
        await GiveKeyAsync(host, owner.OwnerId);
        var file = await owner.SubmitAsync(await owner.GetAsync("/Identity/Account/Manage/PersonalData"), new { }, "form[action$='downloadpersonaldata' i]");
        Assert.Equal("Téléphone", (string?)JsonNode.Parse(file.Body)!["passkeys"]!.AsArray().Single()!["name"]);

        await owner.PostFormAsync("/Identity/Account/Manage/DeletePersonalData", new { Input_Password = "Chèvrefeuille-7" });
        Assert.Empty(await host.InScopeAsync(db => db.Set<IdentityUserPasskey<Guid>>().ToListAsync()));
    }

    private static Task<bool> GiveKeyAsync(ResasHost host, Guid owner) => host.InScopeAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var key = new UserPasskeyInfo(Key, [3], host.Clock.GetUtcNow(), 0, ["internal"], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [4], [5]) { Name = "Téléphone" };
        return (await users.AddOrUpdatePasskeyAsync((await users.FindByIdAsync($"{owner}"))!, key)).Succeeded;
    });

    private static async Task<Answer> PostAsync(Visitor visitor, string page, string handler, params (string, string)[] fields)
    {
        var token = (await visitor.GetAsync(page)).Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.PostRawAsync($"{page}?handler={handler}", [("__RequestVerificationToken", token), .. fields]);
    }
}
