using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>The pages that are only there in the middle of two-factor sign-in, by keyboard, as axe sees them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TwoFactorPagesTests(Browser browser) : IDisposable
{
    private readonly DataFolder data = new();
    private readonly List<string> faults = [];
    private readonly List<string> seen = [];

    [Theory]
    [InlineData("fr", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task Turning_it_on_signing_in_with_it_and_turning_it_off_shows_nothing_that_axe_finds(string language, ColorScheme scheme)
    {
        await using var site = await new ResasProcess(data.Path).StartAsync();
        var owner = await site.SignUpAsync("odile@example.org", language);
        await using var window = await browser.OpenAsync(site.Site, language, scheme);
        await window.AddCookiesAsync(owner.Cookies.Select(c => new Cookie { Name = c.Key, Value = c.Value, Url = site.Site.ToString() }));
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
        await page.FillAsync("input[type=email]", "odile@example.org");
        await TypeAsync(page, "input[type=password]", "Chèvrefeuille-7");
        await LookAsync(page, "loginwith2fa");
        await page.GotoAsync("/Identity/Account/LoginWithRecoveryCode");
        await LookAsync(page, "loginwithrecoverycode");

        Assert.Equal(6, seen.Count);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    public void Dispose() => data.Dispose();

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
        faults.AddRange((await page.RunAxe()).Violations.SelectMany(v => v.Nodes.Select(n => $"{name}: {v.Id}, {v.Help}: {n.Html}")));
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth")) faults.Add($"{name} is wider than a phone");
    }
}
