using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>What owners do on the calendar itself: open a night, drag nights and bars, with mouse, finger and keyboard.</summary>
[Collection(PathsCollection.Name)]
public sealed class CalendarHandTests(Browser browser, PathSite site)
{
    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task A_bar_opens_a_drawer_that_escape_and_back_close_and_axe_finds_nothing_in_it(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var (owner, page) = (walker.Owner, walker.Page);
        await page.GotoAsync(owner.MonthAddress);
        var bar = page.Locator("td .stay").First;

        await bar.ClickAsync();
        var drawer = page.Locator("dialog.drawer");
        await Assertions.Expect(drawer.Locator("#drawer-title")).ToBeFocusedAsync();
        await Assertions.Expect(drawer.Locator("#drawer-title")).ToHaveTextAsync("Anne Lefèvre");
        await walker.LookAsync("drawer/details");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(drawer).ToBeHiddenAsync();
        await Assertions.Expect(bar).ToBeFocusedAsync();

        await bar.ClickAsync();
        await Assertions.Expect(drawer.Locator("#drawer-title")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(drawer).ToBeHiddenAsync();
        // The way back in the browser's history takes a moment.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Regex.Escape(owner.MonthAddress)}$"));

        await page.Locator($"td[data-date='{owner.First.AddDays(1):yyyy-MM-dd}'] .day-number").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(drawer.Locator("#night-answer")).ToBeVisibleAsync();
        await walker.LookAsync("drawer/night");
        await drawer.Locator("a[href^='/blocks/details']").First.ClickAsync();
        await drawer.Locator("a[href^='/blocks/edit']").ClickAsync();
        await Assertions.Expect(drawer.Locator("#claim-form")).ToBeVisibleAsync();
        await walker.LookAsync("drawer/edit");
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task Nights_are_entered_changed_and_removed_beside_the_month_each_with_undo(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var (owner, page) = (walker.Owner, walker.Page);
        await page.GotoAsync(owner.MonthAddress);
        var drawer = page.Locator("dialog.drawer");

        // The keyboard chooses three nights.
        await page.Locator($"td[data-date='{owner.First.AddDays(7):yyyy-MM-dd}'] .day-number").FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await Assertions.Expect(page.Locator("td.aimed")).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(drawer.Locator("#Form_From")).ToHaveValueAsync($"{owner.First.AddDays(7):yyyy-MM-dd}");
        await Assertions.Expect(drawer.Locator("#Form_Until")).ToHaveValueAsync($"{owner.First.AddDays(10):yyyy-MM-dd}");
        await walker.LookAsync("drawer/create");
        await drawer.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(drawer).ToBeHiddenAsync();
        // The way back in the browser's history takes a moment.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Regex.Escape(owner.MonthAddress)}$"));
        var block = page.Locator("td .stay[data-platform=block]");
        await Assertions.Expect(block.First).ToBeVisibleAsync();
        await walker.LookAsync("drawer/toast-undo");

        await page.Locator(".toast form button").ClickAsync();
        await Assertions.Expect(block).ToHaveCountAsync(0);
        await page.Locator(".toast form button").ClickAsync();
        await Assertions.Expect(block.First).ToBeVisibleAsync();

        // Taken nights are refused in the drawer, with who holds them.
        await block.First.ClickAsync();
        await drawer.Locator("a[href^='/blocks/edit']").ClickAsync();
        await drawer.Locator("#Form_From").FillAsync($"{owner.First:yyyy-MM-dd}");
        await drawer.Locator("#claim-form button[type=submit]").ClickAsync();
        await Assertions.Expect(drawer.GetByRole(AriaRole.Alert)).ToContainTextAsync("Anne Lefèvre");
        await walker.LookAsync("drawer/refused");
        await drawer.Locator("#claim-form [data-cancel]").ClickAsync();
        await Assertions.Expect(drawer).ToBeHiddenAsync();
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task Arrows_go_from_night_to_night_and_on_into_the_next_month(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var (owner, page) = (walker.Owner, walker.Page);
        await page.GotoAsync(owner.MonthAddress);

        await Day(page, owner.First).Locator(".day-number").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Day(page, owner.First.AddDays(7)).Locator(".day-number")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(Day(page, owner.First.AddDays(6)).Locator(".day-number")).ToBeFocusedAsync();

        var last = DateOnly.ParseExact((await page.Locator("td[data-date]").Last.GetAttributeAsync("data-date"))!, "yyyy-MM-dd", null);
        await Day(page, last).Locator(".day-number").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(Day(page, last.AddDays(1)).Locator(".day-number")).ToBeFocusedAsync();
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task The_drawer_stays_open_while_the_calendar_behind_it_refreshes(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var (owner, page) = (walker.Owner, walker.Page);
        await page.GotoAsync(owner.MonthAddress);
        await page.Locator("td .stay").First.ClickAsync();
        await page.Locator("dialog.drawer a[href^='/blocks/edit']").ClickAsync();
        await page.Locator("dialog.drawer #Form_Note").FillAsync("Arrive tard");

        await owner.BlockAsync(owner.First.AddDays(7), owner.First.AddDays(8));

        await Assertions.Expect(page.Locator("td .stay[data-platform=block]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("dialog.drawer #Form_Note")).ToHaveValueAsync("Arrive tard");
        await Assertions.Expect(page.Locator("dialog.drawer #Form_Note")).ToBeFocusedAsync();
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task With_a_mouse_nights_are_dragged_over_and_bars_moved_stretched_and_put_back(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var (owner, page) = (walker.Owner, walker.Page);
        await page.GotoAsync(owner.TimelineAddress);
        var drawer = page.Locator("dialog.drawer");
        var track = page.Locator(".timeline-track");
        await walker.SeeAsync("timeline-before-drag");

        // Over free nights: the form, with these nights in it.
        await ShowAsync(track, 12);
        await DragAsync(page, await NightAsync(track, 12), await NightAsync(track, 14));
        await Assertions.Expect(drawer.Locator("#Form_From")).ToHaveValueAsync($"{owner.Monday.AddDays(12):yyyy-MM-dd}");
        await Assertions.Expect(drawer.Locator("#Form_Until")).ToHaveValueAsync($"{owner.Monday.AddDays(15):yyyy-MM-dd}");
        await drawer.Locator("button[type=submit]").ClickAsync();
        var block = page.Locator(".timeline .stay[data-platform=block]");
        await Assertions.Expect(block).ToHaveAttributeAsync("style", "--from:13;--days:4;--lane:0");
        // On a phone the message lies over the nights.
        await page.Locator(".toast [data-dismiss]").ClickAsync();

        // The whole, two days on; then its end.
        await ShowAsync(track, 13);
        await DragAsync(page, await NightAsync(track, 13), await NightAsync(track, 15));
        await Assertions.Expect(block).ToHaveAttributeAsync("style", "--from:15;--days:4;--lane:0");
        Assert.Equal(await owner.NightsAsync("Block"), [owner.Monday.AddDays(14), owner.Monday.AddDays(17)]);
        await page.Locator(".toast [data-dismiss]").ClickAsync();
        await ShowAsync(track, 14);
        var box = (await block.BoundingBoxAsync())!;
        await DragAsync(page, (box.X + box.Width - 4, box.Y + box.Height / 2), await NightAsync(track, 19));
        await Assertions.Expect(block).ToHaveAttributeAsync("style", "--from:15;--days:6;--lane:0");

        // Undone, it is back where it was.
        await page.Locator(".toast form button").ClickAsync();
        await Assertions.Expect(block).ToHaveAttributeAsync("style", "--from:15;--days:4;--lane:0");

        // Onto taken nights: refused, told, and put back.
        await page.Locator(".toast [data-dismiss]").ClickAsync();
        await ShowAsync(track, 10);
        await DragAsync(page, await NightAsync(track, 15), await NightAsync(track, 10));
        await Assertions.Expect(drawer.GetByRole(AriaRole.Alert)).ToContainTextAsync("Anne Lefèvre");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(block).ToHaveAttributeAsync("style", "--from:15;--days:4;--lane:0");
        Assert.Equal(await owner.NightsAsync("Block"), [owner.Monday.AddDays(14), owner.Monday.AddDays(17)]);
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task A_finger_that_rests_first_chooses_nights_and_one_that_does_not_chooses_none(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner, await site.MoveInAsync(manner.Language()), isTouch: true);
        var (owner, page) = (walker.Owner, walker.Page);
        await page.GotoAsync(owner.MonthAddress);
        var finger = await page.Context.NewCDPSessionAsync(page);
        await Day(page, owner.First.AddDays(7)).EvaluateAsync("day => day.scrollIntoView({ block: 'center' })");
        var at = await CentreAsync(Day(page, owner.First.AddDays(7)));
        await finger.SendAsync("Input.synthesizeScrollGesture", new Dictionary<string, object> { ["x"] = at.X, ["y"] = at.Y, ["yDistance"] = -80, ["gestureSourceType"] = "touch" });
        await Assertions.Expect(page.Locator("td.aimed")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("dialog.drawer")).ToBeHiddenAsync();

        await Day(page, owner.First.AddDays(7)).EvaluateAsync("day => day.scrollIntoView({ block: 'center' })");
        var (first, last) = (await CentreAsync(Day(page, owner.First.AddDays(7))), await CentreAsync(Day(page, owner.First.AddDays(9))));
        await TouchAsync(finger, "touchStart", first);
        await Assertions.Expect(page.Locator("td.aimed")).ToHaveCountAsync(1);
        await TouchAsync(finger, "touchMove", last);
        await Assertions.Expect(page.Locator("td.aimed")).ToHaveCountAsync(3);
        await walker.SeeAsync("touch-choosing");
        await TouchAsync(finger, "touchEnd", null);
        await Assertions.Expect(page.Locator("dialog.drawer #Form_Until")).ToHaveValueAsync($"{owner.First.AddDays(10):yyyy-MM-dd}");
    }

    private static ILocator Day(IPage page, DateOnly date) => page.Locator($"td[data-date='{date:yyyy-MM-dd}']");

    private static async Task<(float X, float Y)> CentreAsync(ILocator place) => await place.BoundingBoxAsync() is { } box ? (box.X + box.Width / 2, box.Y + box.Height / 2) : default;

    private static async Task<(float X, float Y)> NightAsync(ILocator track, int column) =>
        await track.BoundingBoxAsync() is { } box ? (box.X + box.Width * (column + .5f) / 28, box.Y + 20) : default;

    /// <summary>On a phone a week is seen at a time: this night second, as the first scrolls on under a drag.</summary>
    private static async Task ShowAsync(ILocator track, int column) =>
        await track.EvaluateAsync("(track, column) => { track.closest('.timeline').scrollLeft = (column - 1) * track.offsetWidth / 28; }", column);

    private static async Task DragAsync(IPage page, (float X, float Y) from, (float X, float Y) to)
    {
        await page.Mouse.MoveAsync(from.X, from.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 6 });
        await page.Mouse.UpAsync();
    }

    private static async Task TouchAsync(ICDPSession finger, string type, (float X, float Y)? at) => await finger.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
    {
        ["type"] = type,
        ["touchPoints"] = at is { } point ? new[] { new { x = point.X, y = point.Y } } : [],
    });
}
