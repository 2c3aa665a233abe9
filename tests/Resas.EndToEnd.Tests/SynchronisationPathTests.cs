using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>The home page, what it shows of listings, "synchronise now", and the log.</summary>
[Collection(PathsCollection.Name)]
public sealed class SynchronisationPathTests(Browser browser, PathSite site)
{
    private static readonly string[] Platforms = ["airbnb", "greengo", "abritel"];

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task All_is_read_with_progress_and_what_has_not_begun_can_be_stopped(Manner manner)
    {
        var owner = await site.MoveInAsync(manner.Language());
        var feeds = Platforms.Select(p => site.Feed(p)).ToList();
        foreach (var (platform, feed) in Platforms.Zip(feeds)) await owner.LinkAsync(platform, feed);
        var before = feeds.Sum(f => f.Requests);
        var gate = new TaskCompletionSource();
        foreach (var feed in feeds) feed.Gate = gate.Task;
        await using var walker = await Walker.ComeAsync(browser, site, manner, owner);

        await walker.GoAsync("/");
        await walker.Hand.PressAsync("form[action^='/sync/now'] button");
        await Eventually.TrueAsync(() => feeds.Sum(f => f.Requests) == before + 2, "two readings to have begun");
        await Assertions.Expect(walker["#progress .badge[data-state=info]"]).ToHaveCountAsync(3);
        await walker.SeeAsync("progress");
        await walker.Hand.PressAsync("#stop");
        await Assertions.Expect(walker["#progress .badge[data-state=neutral]"]).ToHaveCountAsync(1);
        gate.SetResult();

        await Assertions.Expect(walker["#progress .badge[data-state=ok]"]).ToHaveCountAsync(2);
        await Assertions.Expect(walker["#progress [role=status]"]).ToContainTextAsync(new Regex("2 (sur|of) 3"));
        await walker.SeeAsync("stopped");
        Assert.Equal(before + 2, feeds.Sum(f => f.Requests));
        await walker.Hand.PressAsync("#progress .button-primary");
        await Assertions.Expect(walker["#board"]).ToBeVisibleAsync();
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task A_listing_that_fails_changes_its_badge_on_open_pages_by_itself(Manner manner)
    {
        var owner = await site.MoveInAsync(manner.Language());
        var feed = site.Feed("airbnb");
        var listing = await owner.LinkAsync("airbnb", feed);
        await using var walker = await Walker.ComeAsync(browser, site, manner, owner);
        var tabs = new List<IPage>();
        foreach (var address in new[] { "/", "/properties", $"/properties/details/{owner.Home}" }) tabs.Add(await walker.OpenTabAsync(address));
        foreach (var tab in tabs) await Assertions.Expect(tab.Locator("[data-live-health] .badge[data-state=ok]")).ToHaveCountAsync(1);

        feed.Status = 404;
        await owner.Visitor.SubmitAsync(await owner.Visitor.GetAsync($"/sync/now?listingId={listing}"), new { }, "main form");

        foreach (var (tab, what) in tabs.Zip(["board", "homes", "home"]))
        {
            await Assertions.Expect(tab.Locator("[data-live-health] .badge[data-state=error]")).ToHaveCountAsync(1);
            await walker.SeeAsync(tab, $"failing-{what}");
        }
    }

    [Theory]
    [Walked]
    public async Task The_log_is_filtered_and_its_address_says_how(Manner manner)
    {
        var owner = await site.MoveInAsync(manner.Language());
        await owner.LinkAsync("airbnb", site.Feed("airbnb", (owner.First.AddDays(7), owner.First.AddDays(9))));
        await owner.LinkAsync("greengo", site.Feed("greengo"));
        await using var walker = await Walker.ComeAsync(browser, site, manner, owner);
        await walker.GoAsync("/sync/log");
        await Assertions.Expect(walker[".log-entry"]).ToHaveCountAsync(2);
        await Assertions.Expect(walker["#outcome"]).ToBeHiddenAsync();
        await walker.SeeAsync("log");

        await walker.Hand.PressAsync("#log-filter summary");
        await walker.Hand.ChooseAsync("#outcome", "Changed");
        if (!walker.HasScript) await walker.Hand.PressAsync("#log-filter button");
        await Assertions.Expect(walker[".log-entry"]).ToHaveCountAsync(1);
        await Assertions.Expect(walker[".log-entry [data-platform=airbnb]"]).ToBeVisibleAsync();
        await Assertions.Expect(walker.Page).ToHaveURLAsync(new Regex("Filter.Outcome=Changed"));
        await walker.SeeAsync("log-filtered");
    }

    [Theory]
    [Walked]
    public async Task What_platforms_import_is_ticked_off_and_taken_back(Manner manner)
    {
        var owner = await site.MoveInAsync(manner.Language());
        foreach (var platform in Platforms) await owner.LinkAsync(platform, site.Feed(platform));
        await using var walker = await Walker.ComeAsync(browser, site, manner, owner);
        await walker.GoAsync($"/sync/links/{owner.Home}");
        await Assertions.Expect(walker["main li form[action*='handler=Check']"]).ToHaveCountAsync(3);
        await walker.Hand.PressAsync("main li details summary");
        await walker.Hand.TickAsync("main li details input");
        await walker.SeeAsync("links");

        await walker.Hand.PressAsync("main li:first-child form[action*='handler=Check'] button");
        await Assertions.Expect(walker["main li:has-text('Abritel') .badge[data-state=ok]"]).ToBeVisibleAsync();
        await Assertions.Expect(walker["main li .badge[data-state=ok]"]).ToHaveCountAsync(1);
        // The calendar that was said to be removed.
        await Assertions.Expect(walker["main section .badge[data-state=ok]"]).ToHaveCountAsync(1);
        await walker.SeeAsync("links-ticked");
        await walker.Hand.PressAsync("main form[action*='handler=Uncheck'] button");
        await Assertions.Expect(walker["main li form[action*='handler=Check']"]).ToHaveCountAsync(3);
    }
}
