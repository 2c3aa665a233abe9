using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>Passkeys in a real browser, with an authenticator that it imitates.</summary>
[Collection(PathsCollection.Name)]
public sealed class PasskeyTests(Browser browser, PathSite paths)
{
    private static readonly (string Added, string Cancelled, string Unknown) French = ("La clé d’accès est ajoutée.", "a été annulée", "n’a pas été reconnue");
    private static readonly (string Added, string Cancelled, string Unknown) English = ("The passkey is added.", "was cancelled", "was not recognised");

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task A_key_is_added_opens_the_account_and_no_longer_does_once_removed(Manner manner)
    {
        var (added, cancelled, unknown) = manner.Language() == "fr" ? French : English;
        // A name: keys belong to domains, and an address is none.
        var site = new Uri($"http://localhost:{paths.Site.Site.Port}");
        var owner = await paths.SignUpAsync(manner.Language());
        await using var window = await browser.OpenAsync(site, manner);
        await window.AddCookiesAsync(owner.Cookies(site));
        // Offered by itself, the imitated authenticator would answer before anybody touched the button.
        await window.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);");
        var page = await window.NewPageAsync();
        var (devices, authenticator) = await AuthenticatorAsync(page);

        await page.GotoAsync("/Identity/Account/Manage/Passkeys");
        await page.FillAsync("#passkey-name", "Mon téléphone");
        await page.ClickAsync("form[data-passkey] [type=submit]");
        await Assertions.Expect(page.Locator("main .notice").First).ToContainTextAsync(added);
        await Assertions.Expect(page.Locator("main .list-item strong")).ToHaveTextAsync("Mon téléphone");
        Assert.Equal("", string.Join('\n', await Axe.FaultsAsync(page, page.Url)));

        await page.ClickAsync("form[data-passkey] [type=submit]");
        await Assertions.Expect(page.Locator("[data-passkey-error]")).ToBeVisibleAsync();

        await SignOutAsync(window, page);
        await devices.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await EnterAsync(page);
        await Assertions.Expect(page.Locator("[data-passkey-error]")).ToContainTextAsync(cancelled);
        Assert.Equal("", string.Join('\n', await Axe.FaultsAsync(page, page.Url)));

        await devices.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = true });
        await EnterAsync(page);
        await page.WaitForURLAsync("**/first-steps/home");

        await page.GotoAsync("/Identity/Account/Manage/Passkeys");
        await page.ClickAsync("main .list-item [type=submit]");
        await page.ClickAsync("dialog [value=yes]");
        await Assertions.Expect(page.Locator("main .list-item")).ToHaveCountAsync(0);
        await SignOutAsync(window, page);
        await EnterAsync(page);
        await Assertions.Expect(page.Locator(".validation-summary-errors")).ToContainTextAsync(unknown);
    }

    [Theory]
    [Walked(ByKeyboard = false)]
    public async Task A_browser_without_passkeys_is_shown_no_button(Manner manner)
    {
        await using var window = await browser.OpenAsync(paths.Site.Site, manner);
        await window.AddInitScriptAsync("delete window.PublicKeyCredential;");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/Identity/Account/Login");
        await Assertions.Expect(page.Locator("form[data-passkey]")).ToBeHiddenAsync();
    }

    /// <summary>A phone that knows its owner and says yes at once.</summary>
    private static async Task<(ICDPSession Devices, string Id)> AuthenticatorAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        var answer = await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (devices, answer!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private static async Task SignOutAsync(IBrowserContext window, IPage page)
    {
        await window.ClearCookiesAsync();
        await page.GotoAsync("/Identity/Account/Login");
    }

    private static Task EnterAsync(IPage page) => page.ClickAsync("form[data-passkey] [type=submit]");
}
