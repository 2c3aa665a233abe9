using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>What opens over pages, as axe sees it: menus, dialogs, messages, the drawer with a message in it and while it waits.</summary>
[Collection(PathsCollection.Name)]
public sealed class OverlayTests(Browser browser, PathSite site)
{
    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task Menus_dialogs_and_messages_show_nothing_that_axe_finds(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        await walker.Owner.BlockAsync(walker.Owner.First.AddDays(7), walker.Owner.First.AddDays(9));
        await walker.GoAsync(walker.Owner.MonthAddress);
        await walker[".topbar details.menu summary"].ClickAsync();
        await walker.LookAsync("overlay/menu");
        await walker.Page.Keyboard.PressAsync("Escape");
        await walker["#calendar-filters summary"].ClickAsync();
        await walker.LookAsync("overlay/filters");

        await walker.GoAsync("/reservations");
        await walker[".claims tr:has([data-platform=block]) [name=ids]"].First.CheckAsync();
        await walker["[formaction*=Remove]"].ClickAsync();
        await Assertions.Expect(walker["dialog.dialog"]).ToBeVisibleAsync();
        // Axe asks no name of a dialog that is an element of its own.
        await Assertions.Expect(walker["dialog.dialog"]).ToHaveAccessibleNameAsync(new Regex(@"\?"));
        await walker.LookAsync("overlay/dialog");
        await walker["dialog.dialog [value=yes]"].ClickAsync();
        await Assertions.Expect(walker[".toast"]).ToBeVisibleAsync();
        await walker.LookAsync("overlay/toast");
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task The_drawer_shows_its_shape_while_it_waits_and_keeps_its_size(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var asked = new TaskCompletionSource();
        await walker.Page.RouteAsync("**/blocks/details/**", async route =>
        {
            await asked.Task;
            await route.ContinueAsync();
        });
        await walker.GoAsync(walker.Owner.MonthAddress);
        await walker["td .stay"].First.ClickAsync();
        await Assertions.Expect(walker["dialog.drawer .skeleton-card"]).ToBeVisibleAsync();
        await walker.LookAsync("overlay/drawer-waiting");
        var before = await walker["dialog.drawer"].BoundingBoxAsync();

        asked.SetResult();
        await Assertions.Expect(walker["#drawer-title"]).ToHaveTextAsync("Anne Lefèvre");
        await Assertions.Expect(walker["#drawer-title"]).ToBeFocusedAsync();
        Assert.Equivalent(before, await walker["dialog.drawer"].BoundingBoxAsync());
        await walker["dialog.drawer #note"].FillAsync("Arrive tard");
        await walker["dialog.drawer #note-form button"].ClickAsync();
        await Assertions.Expect(walker["dialog.drawer .toast"]).ToBeVisibleAsync();
        await walker.LookAsync("overlay/drawer-toast");
    }

    [Theory]
    [Walked(ByKeyboard = false, WithoutScript = false)]
    public async Task A_page_of_the_timeline_that_is_slow_to_come_covers_what_it_replaces_and_moves_nothing(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        await walker.GoAsync(walker.Owner.TimelineAddress);
        var asked = new TaskCompletionSource();
        await walker.Page.RouteAsync("**/timeline?*", async route =>
        {
            await asked.Task;
            await route.ContinueAsync();
        });
        const string Cover = "getComputedStyle(document.querySelector('.timeline-track'), '::after').content";
        var before = await walker[".timeline-track"].BoundingBoxAsync();
        Assert.Equal("none", await walker.Page.EvaluateAsync<string>(Cover));

        await walker["#timeline-later"].ClickAsync();
        await Eventually.TrueAsync(async () => await walker.Page.EvaluateAsync<string>(Cover) != "none", "the cover");
        Assert.Equivalent(before, await walker[".timeline-track"].BoundingBoxAsync());
        await walker.SeeAsync("timeline-waiting");

        asked.SetResult();
        await Eventually.TrueAsync(async () => await walker.Page.EvaluateAsync<string>(Cover) == "none", "the cover to go");
    }
}
