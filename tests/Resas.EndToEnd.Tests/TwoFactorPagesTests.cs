using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>The pages that are only there in the middle of two-factor sign-in, by keyboard, as axe sees them.</summary>
[Collection(PathsCollection.Name)]
public sealed class TwoFactorPagesTests(Browser browser, PathSite site)
{
    private readonly List<string> faults = [];
    private readonly List<string> seen = [];

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task Turning_it_on_signing_in_with_it_and_turning_it_off_shows_nothing_that_axe_finds(Manner manner)
    {
        var owner = await site.SignUpAsync(manner.Language());
        await using var window = await browser.OpenAsync(site.Site.Site, manner);
        await window.AddCookiesAsync(owner.Cookies(site.Site.Site));
        var page = await window.NewPageAsync();

        await page.GotoAsync("/Identity/Account/Manage/EnableAuthenticator");
        var key = (await page.Locator("#key").InnerTextAsync()).Trim();
        await TypeAsync(page, "input[name='Input.Code']", Totp.Now(key));
        await LookAsync(page, "showrecoverycodes");

        await page.GotoAsync("/Identity/Account/Manage/TwoFactorAuthentication");
        await LookAsync(page, "twofactorauthentication");
        await page.GotoAsync("/Identity/Account/Manage/GenerateRecoveryCodes");
        await LookAsync(page, "generaterecoverycodes");
        await page.GotoAsync("/Identity/Account/Manage/Disable2fa");
        await LookAsync(page, "disable2fa");

        await window.ClearCookiesAsync();
        await page.GotoAsync("/Identity/Account/Login");
        await page.FillAsync("input[type=email]", owner.Email);
        await TypeAsync(page, "input[type=password]", "Chèvrefeuille-7");
        await LookAsync(page, "loginwith2fa");
        await page.GotoAsync("/Identity/Account/LoginWithRecoveryCode");
        await LookAsync(page, "loginwithrecoverycode");

        Assert.Equal(6, seen.Count);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    /// <summary>Types and sends with the Enter key, as somebody without a mouse does.</summary>
    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.FillAsync(field, text);
        var before = page.Url;
        await page.PressAsync(field, "Enter");
        await page.WaitForURLAsync(url => url != before);
    }

    private async Task LookAsync(IPage page, string name)
    {
        Assert.EndsWith($"/{name}", new Uri(page.Url).AbsolutePath, StringComparison.OrdinalIgnoreCase);
        seen.Add(name);
        faults.AddRange(await Axe.FaultsAsync(page, name));
        if (await Layout.OverflowAsync(page) is { } wider) faults.Add($"{name} is too wide, {wider}");
    }
}
