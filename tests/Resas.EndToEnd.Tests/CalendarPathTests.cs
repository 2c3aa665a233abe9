using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>The calendar as owners use it: nights are blocked and booked, changed and brought back, found again.</summary>
[Collection(PathsCollection.Name)]
public sealed class CalendarPathTests(Browser browser, PathSite site)
{
    [Theory]
    [Walked]
    public async Task Nights_are_blocked_from_the_month_and_freed_by_undo(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var (from, until) = (walker.Owner.First.AddDays(7), walker.Owner.First.AddDays(10));
        await walker.GoAsync(walker.Owner.MonthAddress);
        await OpenFormAsync(walker, from);
        if (manner != Manner.Keyboard) await walker.Hand.TypeAsync("#Form_Until", $"{until:yyyy-MM-dd}");
        await walker.SeeAsync("block");
        await walker.Hand.PressAsync("#claim-form button[type=submit]");

        await Assertions.Expect(walker["td .stay[data-platform=block]"].First).ToBeVisibleAsync();
        Assert.Equal([from, until], await walker.Owner.NightsAsync("Block"));
        await walker.SeeAsync("blocked");
        await walker.Hand.PressAsync(".toast form button");
        await Assertions.Expect(walker["td .stay[data-platform=block]"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_typed_before_the_scripts_have_come_is_looked_for()
    {
        await using var walker = await Walker.ComeAsync(browser, site, Manner.Phone);
        var typed = new TaskCompletionSource();
        await walker.Page.RouteAsync("**/htmx.min*", async route =>
        {
            await typed.Task;
            await route.ContinueAsync();
        });
        await walker.Page.GotoAsync("/calendar/search", new() { WaitUntil = WaitUntilState.Commit });
        await walker["#search-text"].FillAsync("ebenezer");
        typed.SetResult();
        await Assertions.Expect(walker.Page).ToHaveURLAsync(new Regex("q=ebenezer"));
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task A_reservation_is_entered_from_the_days_noted_in_the_drawer_and_found_again(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var from = walker.Owner.First.AddDays(5);
        await walker.GoAsync($"/calendar/days?from={walker.Owner.First:yyyy-MM-dd}");
        await walker.Hand.PressAsync($".days-free a[data-date='{from:yyyy-MM-dd}']");
        await walker["[name='Form.Kind'][value=Reservation] + span"].ClickAsync();
        await walker.Hand.TypeAsync("[name='Form.Guest']", "Ébénézer");
        await walker.SeeAsync("reserve");
        await walker.Hand.PressAsync("#claim-form button[type=submit]");
        var entered = walker[".days .list-item"].Filter(new() { HasText = "Ébénézer" }).First;
        await Assertions.Expect(entered).ToBeVisibleAsync();

        // The note is saved where it is written, and what was open stays open.
        await entered.ClickAsync();
        await walker.Hand.TypeAsync("dialog.drawer #note", "Clés sous le pot");
        await walker.Hand.PressAsync("dialog.drawer #note-form button");
        await Assertions.Expect(walker["dialog.drawer .toast:not(:has(form)) p"]).ToBeVisibleAsync();
        await Assertions.Expect(walker["dialog.drawer #note"]).ToHaveValueAsync("Clés sous le pot");
        await walker.SeeAsync("noted");
        await walker.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(walker["dialog.drawer"]).ToBeHiddenAsync();
        await entered.ClickAsync();
        await Assertions.Expect(walker["dialog.drawer #note"]).ToHaveValueAsync("Clés sous le pot");
        await walker.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(walker["dialog.drawer"]).ToBeHiddenAsync();

        await walker.Hand.PressAsync("#calendar-search");
        await walker.Hand.TypeAsync("#search-text", "ebenezer");
        await Assertions.Expect(walker["#found .list-item"]).ToHaveCountAsync(1);
        await walker.SeeAsync("found");
        await walker["#found .list-more a"].ClickAsync();
        await Assertions.Expect(walker.Page).ToHaveURLAsync(new Regex($"/calendar/{walker.Owner.Home}\\?month={from:yyyy-MM}"));
    }

    [Theory]
    [Walked(ByKeyboard = false)]
    public async Task A_calendar_is_filtered_and_goes_to_a_date_and_the_address_says_so(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        await walker.GoAsync(walker.Owner.TimelineAddress);
        await Assertions.Expect(walker[".timeline .stay"]).ToHaveCountAsync(1);
        await walker.Hand.PressAsync("#calendar-filters summary");
        await walker.Hand.ChooseAsync("#filter-platform", "airbnb");
        await walker.SeeAsync("filter");
        await walker.Hand.PressAsync("#filter-go");
        await Assertions.Expect(walker[".timeline .stay"]).ToHaveCountAsync(0);
        await Assertions.Expect(walker.Page).ToHaveURLAsync(new Regex("platform=airbnb"));
        await walker.Hand.PressAsync("#calendar-filters summary");
        await walker.Hand.PressAsync("#filter-none");
        await Assertions.Expect(walker[".timeline .stay"]).ToHaveCountAsync(1);

        await walker.Hand.TypeAsync("#calendar-date", $"{walker.Owner.First.AddYears(1):yyyy-MM-dd}");
        await walker.Hand.PressAsync("#calendar-go");
        await Assertions.Expect(walker[".timeline .stay"]).ToHaveCountAsync(0);
        await Assertions.Expect(walker.Page).ToHaveURLAsync(new Regex($"from={walker.Owner.First.AddYears(1):yyyy}"));
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task The_timeline_opens_on_today_and_the_tab_of_the_home_stands_in_view(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var last = walker.Owner.Home;
        foreach (var name in new[] { "Le Pigeonnier", "Villa des Mimosas" }) last = await walker.Owner.AddHomeAsync(name);
        await walker.GoAsync("/timeline");
        var names = (await walker[".timeline-head .timeline-home"].BoundingBoxAsync())!;
        var today = (await walker[".timeline-head .today"].BoundingBoxAsync())!;
        // On a phone with yesterday before it, where there is one; at a desk all four weeks are seen.
        var left = names.X + names.Width;
        Assert.InRange(today.X, left - 1, manner.IsSmall() ? left + 2 * today.Width : walker.Page.ViewportSize!.Width - today.Width);
        await walker.SeeAsync("timeline-today");
        await walker.GoAsync($"/calendar/{last}");
        await Assertions.Expect(walker[".tabs [aria-current]"]).ToBeInViewportAsync(new() { Ratio = .99f });
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task What_the_form_changed_goes_back_by_undo(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var first = walker.Owner.First;
        await walker.Owner.BlockAsync(first.AddDays(7), first.AddDays(9));
        await walker.GoAsync(walker.Owner.MonthAddress);
        await walker["td .stay[data-platform=block]"].First.ClickAsync();
        await walker["dialog.drawer a[href^='/blocks/edit']"].ClickAsync();
        await walker["#Form_Until"].FillAsync($"{first.AddDays(12):yyyy-MM-dd}");
        await walker["#Form_Note"].FillAsync("Peinture");
        await walker["#claim-form button[type=submit]"].ClickAsync();
        await Assertions.Expect(walker["dialog.drawer"]).ToBeHiddenAsync();
        await Assertions.Expect(walker[$"td .stay[data-until='{first.AddDays(12):yyyy-MM-dd}']"].First).ToBeVisibleAsync();

        await walker[".toast form button"].ClickAsync();

        await Assertions.Expect(walker[$"td .stay[data-until='{first.AddDays(9):yyyy-MM-dd}']"].First).ToBeVisibleAsync();
        Assert.Equal([first.AddDays(7), first.AddDays(9)], await walker.Owner.NightsAsync("Block"));
    }

    [Theory]
    [Walked(WithoutScript = false)]
    public async Task In_the_timeline_arrow_keys_choose_nights_and_go_from_home_to_home(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var owner = walker.Owner;
        await owner.AddHomeAsync("Le Pigeonnier");
        await walker.GoAsync(owner.TimelineAddress);
        var keyboard = walker.Page.Keyboard;
        await new Keyboard(walker.Page).ReachAsync($"[data-home='{owner.Home}'] .timeline-night");
        // From the Monday to the first night of the stay, which is taken.
        for (var step = 0; step < 8; step++) await keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(walker[".timeline-night:focus"]).ToHaveAttributeAsync("href", $"/nights/{owner.Home}/{owner.First:yyyy-MM-dd}");
        for (var step = 0; step < 4; step++) await keyboard.PressAsync("ArrowRight");
        await keyboard.PressAsync("Shift+ArrowRight");
        await keyboard.PressAsync("Shift+ArrowRight");
        await Assertions.Expect(walker[".timeline-aim"]).ToHaveAttributeAsync("style", "--from: 13; --days: 3;");
        await walker.SeeAsync("timeline-keys");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(walker["dialog.drawer #Form_From"]).ToHaveValueAsync($"{owner.First.AddDays(4):yyyy-MM-dd}");
        await Assertions.Expect(walker["dialog.drawer #Form_Until"]).ToHaveValueAsync($"{owner.First.AddDays(7):yyyy-MM-dd}");
        await walker.Hand.PressAsync("#claim-form button[type=submit]");
        await Assertions.Expect(walker[".timeline .stay[data-platform=block]"]).ToHaveCountAsync(1);

        // Back on the night that it stood on, though the calendar was made anew; then to the same night of the other home, and on into the next weeks.
        await Assertions.Expect(walker[".timeline-night:focus"]).ToHaveAttributeAsync("data-date", $"{owner.First.AddDays(6):yyyy-MM-dd}");
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(walker[".timeline-night:focus"]).ToHaveAttributeAsync("data-date", $"{owner.First.AddDays(6):yyyy-MM-dd}");
        await Assertions.Expect(walker[$"[data-home='{owner.Home}'] .timeline-night:focus"]).ToHaveCountAsync(0);
        for (var step = 0; step < 14; step++) await keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(walker[".timeline-night:focus"]).ToHaveAttributeAsync("data-date", $"{owner.Monday.AddDays(28):yyyy-MM-dd}");
    }

    [Theory]
    [Walked(WithoutScript = false)]
    public async Task In_the_list_of_days_arrow_keys_choose_free_nights_and_pass_over_taken_ones(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var owner = walker.Owner;
        await walker.GoAsync($"/calendar/days?from={owner.First.AddDays(-1):yyyy-MM-dd}");
        var keyboard = walker.Page.Keyboard;
        await new Keyboard(walker.Page).ReachAsync($".days-free a[data-date='{owner.First.AddDays(-1):yyyy-MM-dd}']");
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(walker[".days-free a:focus"]).ToHaveAttributeAsync("data-date", $"{owner.First.AddDays(3):yyyy-MM-dd}");
        await keyboard.PressAsync("Shift+ArrowDown");
        await Assertions.Expect(walker[".days-free .aimed"]).ToHaveCountAsync(2);
        await walker.SeeAsync("days-keys");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(walker["dialog.drawer #Form_From"]).ToHaveValueAsync($"{owner.First.AddDays(3):yyyy-MM-dd}");
        await Assertions.Expect(walker["dialog.drawer #Form_Until"]).ToHaveValueAsync($"{owner.First.AddDays(5):yyyy-MM-dd}");
    }

    /// <summary>The keyboard chooses three nights; others open the form on the first.</summary>
    private static async Task OpenFormAsync(Walker walker, DateOnly from)
    {
        var night = $"td[data-date='{from:yyyy-MM-dd}'] .day-number";
        if (walker.Hand is not Keyboard keyboard)
        {
            await walker.Hand.PressAsync(night);
            return;
        }

        await keyboard.ReachAsync(night);
        foreach (var key in new[] { "Shift+ArrowRight", "Shift+ArrowRight", "Enter" }) await walker.Page.Keyboard.PressAsync(key);
    }
}
