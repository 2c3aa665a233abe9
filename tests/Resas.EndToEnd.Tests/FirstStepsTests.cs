using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>From the sign-up page to two platforms that have read us.</summary>
[Collection(PathsCollection.Name)]
public sealed partial class FirstStepsTests(Browser browser, PathSite site)
{
    private static readonly HttpClient Platform = new();

    [Theory]
    [Walked]
    public async Task An_owner_is_led_to_two_platforms_that_have_read_us(Manner manner)
    {
        await using var window = await browser.OpenAsync(site.Site.Site, manner);
        var page = await window.NewPageAsync();
        var (hand, name) = (Walker.HandOf(manner, page), $"{manner}".ToLowerInvariant());
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await page.GotoAsync("/Identity/Account/Register");
        await hand.TypeAsync("[name='Input.Email']", $"{name}@example.org");
        await hand.TypeAsync("[name='Input.Password']", "Chèvrefeuille-7");
        await hand.TypeAsync("[name='Input.ConfirmPassword']", "Chèvrefeuille-7");
        await hand.PressAsync("main button[type=submit]");
        await ArriveAsync(page, "home", name);
        await hand.TypeAsync("[name='Form.Name']", "Le Mas des Oliviers");
        await hand.PressAsync("#home-form button[type=submit]");
        await ArriveAsync(page, "platforms", name);
        await hand.TickAsync("[name=Chosen][value=airbnb]");
        await hand.TickAsync("[name=Chosen][value=greengo]");
        await hand.PressAsync("main form button[type=submit]");

        foreach (var (platform, called) in new[] { ("airbnb", "Airbnb"), ("greengo", "GreenGo") })
        {
            await ArriveAsync(page, "read", $"{name}-{platform}", called);
            var feed = site.Feeds[$"/{name}/{platform}.ics"];
            feed.Body = site.Feeds.Shifted($"{platform}.ics").Body;
            await hand.TypeAsync("[name=Address]", feed.Address.ToString());
            await hand.PressAsync("#read-form button[value=try]");
            await Assertions.Expect(page.Locator("#trial li").First).ToBeVisibleAsync();
            await PhotographAsync(page, $"{name}-{platform}-tried");
            await hand.PressAsync("#read-form button[value=save]");
        }

        foreach (var (platform, called) in new[] { ("airbnb", "Airbnb"), ("greengo", "GreenGo") })
        {
            await ArriveAsync(page, "give", $"{name}-{platform}", called);
            await Platform.GetByteArrayAsync(new Uri(await page.Locator("#export-address").InputValueAsync()));
            // With script the page turns by itself.
            if (!manner.HasScript()) await hand.PressAsync("#pulls a");
            await Assertions.Expect(page.Locator("#pulls")).ToContainTextAsync(Read(manner.Language()), new() { Timeout = 20_000 });
            await hand.PressAsync(".actions a.button-primary");
        }

        await ArriveAsync(page, "check", name);
        await Assertions.Expect(page.Locator("#pulls .badge[data-state=ok]")).ToHaveCountAsync(2);
        await hand.PressAsync("main .actions a.button-primary");
        await page.WaitForURLAsync("**/calendar/**");
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), $"It took {watch.Elapsed}.");
    }

    /// <param name="platform">Whose turn it is, where a step is taken once for each.</param>
    private static async Task ArriveAsync(IPage page, string step, string name, string platform = "")
    {
        await page.WaitForURLAsync($"**/first-steps/{step}**");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(platform);
        await Assertions.Expect(page.Locator(".steps-way [aria-current=step]")).ToHaveCountAsync(1);
        await Layout.FitsAsync(page, step);
        await PhotographAsync(page, $"{name}-{step}");
    }

    private static Task PhotographAsync(IPage page, string name) => Album.KeepAsync(page, $"first-steps/{name}", whole: true);

    private static Regex Read(string language) => language == "fr" ? Lu() : WasRead();

    [GeneratedRegex(@"a lu votre calendrier à \d\d:\d\d")]
    private static partial Regex Lu();

    [GeneratedRegex(@"read your calendar at \d\d:\d\d")]
    private static partial Regex WasRead();
}
