using Microsoft.Playwright;
using Resas.ICalendar;
using Resas.Testing;
using static Resas.Testing.ShiftedFeed;

namespace Resas.EndToEnd.Tests;

/// <summary>What Resas is for, as an owner does it on a phone, on feeds that come over real HTTP.</summary>
[Collection(PathsCollection.Name)]
public sealed class MainJobTests(Browser browser, PathSite site)
{
    private static readonly HttpClient Platform = new();

    [Fact]
    public async Task An_owner_links_three_platforms_and_each_learns_exactly_the_nights_of_the_others()
    {
        var feeds = site.Feeds;
        await using var window = await browser.OpenAsync(site.Site.Site);
        var page = await window.NewPageAsync();

        await SignUpAsync(page);
        await AddHomeAsync(page, "Le Mas des Oliviers");
        var home = page.Url;
        var airbnb = await LinkAsync(page, home, "airbnb", feeds.Shifted("airbnb.ics"));
        var booking = await LinkAsync(page, home, "booking", feeds.Shifted("booking.ics"));
        var greengo = await LinkAsync(page, home, "greengo", feeds.Shifted("greengo.ics"));

        await SeeAsync(page, "airbnb", Nights("2026-12-24", "2026-12-30"));
        await SeeAsync(page, "booking", Nights("2026-12-01", "2026-12-06"));
        await SeeAsync(page, "greengo", Nights("2027-03-01", "2027-03-08"));

        IEnumerable<DateOnly> soldOnAirbnb =
            [.. Nights("2026-11-24", "2026-11-27"), .. Nights("2026-12-24", "2027-01-02"), .. Nights("2027-02-13", "2027-02-28")];
        // Christmas, which Booking.com shows closed as well, is the stay of Airbnb come over a link between the two: not a sale of its own.
        IEnumerable<DateOnly> soldOnBooking = [.. Nights("2026-12-01", "2026-12-06"), .. Nights("2027-04-02", "2027-04-12")];
        IEnumerable<DateOnly> soldOnGreenGo = [.. Nights("2027-03-01", "2027-03-08"), .. Nights("2027-07-10", "2027-07-17")];

        Assert.Equal([.. soldOnBooking.Concat(soldOnGreenGo).Order()], await ReadAsync(airbnb));
        Assert.Equal([.. soldOnAirbnb.Concat(soldOnGreenGo).Order()], await ReadAsync(booking));
        Assert.Equal([.. soldOnAirbnb.Concat(soldOnBooking).Order()], await ReadAsync(greengo));
    }

    private static async Task SignUpAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.Locator("a[href*='/register' i]").First.ClickAsync();
        await page.Locator("[name='Input.Email']").FillAsync("odile@example.org");
        await page.Locator("[name='Input.Password']").FillAsync("Chèvrefeuille-7");
        await page.Locator("[name='Input.ConfirmPassword']").FillAsync("Chèvrefeuille-7");
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/first-steps/home");
    }

    private static async Task AddHomeAsync(IPage page, string name)
    {
        await page.GotoAsync("/properties/create");
        await page.Locator("[name='Form.Name']").FillAsync(name);
        await page.Locator("#home-form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/properties/details/**");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(name);
    }

    /// <summary>Tries the address, sees what it holds, saves, and copies the address of our feed. Waits until it has been read, as the next platform is opened after a while.</summary>
    private static async Task<Uri> LinkAsync(IPage page, string home, string platform, FeedServer.Feed feed)
    {
        await page.GotoAsync(home);
        await page.Locator("main a[href*='/listings/link' i]").First.ClickAsync();
        await page.Locator("[name='Form.Platform']").SelectOptionAsync(platform);
        await page.Locator("[name='Form.Address']").FillAsync(feed.Address.ToString());
        await page.Locator("button[value=try]").ClickAsync();
        await Assertions.Expect(page.Locator("#trial li").First).ToBeVisibleAsync();
        await page.Locator("button[value=save]").ClickAsync();
        await page.WaitForURLAsync("**/listings/export/**");
        var export = await page.Locator("#export-address").InputValueAsync();
        await Eventually.TrueAsync(async () => (await page.APIRequest.GetAsync("/sync/log")) is { Ok: true } log && (await log.TextAsync()).Contains("data-platform=\"" + platform, StringComparison.Ordinal), $"the first run of {platform}");
        return new Uri(export);
    }

    /// <summary>The stay that begins on the first night lies on the calendar of that month, and its first night is no longer free.</summary>
    private static async Task SeeAsync(IPage page, string platform, IEnumerable<DateOnly> nights)
    {
        var first = nights.First();
        await page.GotoAsync($"/calendar?month={first:yyyy-MM}");
        await page.GotoAsync($"{new Uri(page.Url).AbsolutePath}?month={first:yyyy-MM}");
        var day = page.Locator("td.day", new() { Has = page.Locator($"time[datetime='{first:yyyy-MM-dd}']") });
        await Assertions.Expect(day.Locator($"[data-platform='{platform}']")).ToBeVisibleAsync();
        await Assertions.Expect(day.Locator("a.day-number[href^='/blocks']")).ToHaveCountAsync(0);
    }

    private static async Task<IEnumerable<DateOnly>> ReadAsync(Uri export)
    {
        Assert.EndsWith(".ics", export.AbsolutePath, StringComparison.Ordinal);
        var document = CalendarReader.Read(await Platform.GetByteArrayAsync(export));
        Assert.Equal(CalendarHealth.Whole, document.Health);
        var nights = document.Nights(TimeZoneInfo.Utc, Today.AddDays(-30), Today.AddDays(900)).SelectMany(e => new Contracts.Nights(e.From, e.Until).Each()).ToList();
        Assert.Equal(nights.Count, nights.Distinct().Count());
        return [.. nights.Order()];
    }
}
