using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>Pages on which there is nothing yet, and those that say what went wrong. Where photographs are asked for, what opens over pages is in them too.</summary>
[Collection(PagesCollection.Name)]
public sealed class EmptyPagesTests(Browser browser, FurnishedSite site)
{
    private static readonly string[] Empty =
    [
        "/", "/properties", "/timeline", "/calendar/days", "/calendar/search?q=personne", "/reservations", "/conflicts", "/sync/log", "/notifications", "/error/404", "/error/500",
    ];

    private static readonly (int Width, int Height)[] Sizes = [(360, 740), (1440, 900)];

    [Theory]
    [MemberData(nameof(EveryPageTests.Looks), MemberType = typeof(EveryPageTests))]
    public async Task Pages_with_nothing_on_them_have_no_violation_that_axe_finds(string language, ColorScheme scheme)
    {
        var owner = await site.Site.SignUpAsync($"empty-{language}-{scheme}@example.org", language);
        await using var window = await OpenAsync(owner, language, scheme);
        var tab = await window.NewPageAsync();
        var faults = new List<string>();
        var look = $"{language}-{scheme}".ToLowerInvariant();
        foreach (var address in Empty) faults.AddRange(await LookAsync(tab, address, look, $"empty{address.Split('?')[0].Replace('/', '-')}"));
        // With a home, but nothing in it.
        var home = await owner.AddHomeAsync("Le Moulin");
        foreach (var (address, name) in new[] { ("/", "board"), ($"/properties/details/{home}", "home"), ($"/calendar/{home}", "month") })
            faults.AddRange(await LookAsync(tab, address, look, $"empty-{name}"));
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Theory]
    [MemberData(nameof(EveryPageTests.Looks), MemberType = typeof(EveryPageTests))]
    public async Task What_opens_over_pages_fits(string language, ColorScheme scheme)
    {
        await using var window = await OpenAsync(site[language].Owner, language, scheme);
        var tab = await window.NewPageAsync();
        foreach (var (width, height) in Sizes)
        {
            await tab.SetViewportSizeAsync(width, height);
            var folder = $"{language}-{scheme}/{width}/open".ToLowerInvariant();
            await tab.GotoAsync($"/calendar/{site[language].Home}?month={ShiftedFeed.Shift(new(2027, 2, 21)):yyyy-MM}");
            await tab.Locator("td .stay").First.ClickAsync();
            await tab.Locator("#drawer-title:focus").WaitForAsync();
            await KeepAsync(tab, $"{folder}-drawer");
            await tab.Keyboard.PressAsync("Escape");
            await tab.Locator(".topbar details.menu summary").ClickAsync();
            await KeepAsync(tab, $"{folder}-menu");
            await tab.GotoAsync("/reservations");
            await tab.Locator("[name=ids]").First.CheckAsync();
            await tab.Locator("[formaction*=Remove]").ClickAsync();
            await tab.Locator("dialog.dialog").WaitForAsync();
            await KeepAsync(tab, $"{folder}-dialog");
        }
    }

    private async Task<IBrowserContext> OpenAsync(Visitor owner, string language, ColorScheme scheme)
    {
        var window = await browser.OpenAsync(site.Site.Site, language, scheme);
        await window.AddCookiesAsync(owner.Cookies.Select(c => new Cookie { Name = c.Key, Value = c.Value, Url = site.Site.Site.ToString() }));
        return window;
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage tab, string address, string look, string name)
    {
        await tab.GotoAsync(address);
        foreach (var (width, height) in Sizes)
        {
            await tab.SetViewportSizeAsync(width, height);
            if (await Layout.OverflowAsync(tab) is { } wider) return [$"{address} is wider than {width}, {wider}"];
            await Album.KeepAsync(tab, $"{look}/{width}/{name}", whole: true);
        }

        return await Axe.FaultsAsync(tab, address);
    }

    private static async Task KeepAsync(IPage tab, string name)
    {
        await Album.KeepAsync(tab, name);
        await Layout.FitsAsync(tab, name);
    }
}
