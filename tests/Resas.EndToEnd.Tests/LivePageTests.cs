using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>Open pages keep true by themselves, and never under somebody's hands.</summary>
[Collection(PathsCollection.Name)]
public sealed class LivePageTests(Browser browser, PathSite site)
{
    [Fact]
    public async Task A_change_in_one_tab_is_seen_in_the_others_without_losing_focus_or_a_half_written_form()
    {
        var (owner, home) = await MoveInAsync();
        await using var window = await OpenAsync(owner, 1440, 900);
        var tomorrow = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);
        var (timeline, days, month) = (await window.NewPageAsync(), await window.NewPageAsync(), await window.NewPageAsync());
        await timeline.GotoAsync("/timeline");
        await days.GotoAsync("/calendar/days");
        await month.GotoAsync($"/calendar/{home}?month={tomorrow:yyyy-MM}");
        var link = timeline.Locator("#timeline-later");
        await link.FocusAsync();
        await days.Locator("#calendar-filters summary").ClickAsync();
        await days.Locator("#filter-platform").SelectOptionAsync("airbnb");
        await days.Locator("h1").ClickAsync();
        await month.Locator("#calendar-date").FillAsync("2027-05-01");

        await owner.Visitor.PostFormAsync($"/blocks/create?propertyId={home}", new { Form_Kind = "Reservation", Form_From = tomorrow, Form_Until = tomorrow.AddDays(2), Form_Guest = "Anne Lefèvre" });

        await Assertions.Expect(timeline.Locator(".stay").First).ToContainTextAsync("Anne Lefèvre");
        await Assertions.Expect(link).ToBeFocusedAsync();
        await Assertions.Expect(timeline.GetByRole(AriaRole.Status).GetByText("Calendrier mis à jour")).ToHaveCountAsync(1);
        await Assertions.Expect(days.Locator(".list-text").First).ToContainTextAsync("Anne Lefèvre");
        await Assertions.Expect(days.Locator("#filter-platform")).ToHaveValueAsync("airbnb");

        // Whoever is filling in a date is left alone until done.
        await Assertions.Expect(month.Locator("#calendar-date")).ToBeFocusedAsync();
        await Assertions.Expect(month.Locator(".stay")).ToHaveCountAsync(0);
        await month.Locator("h1").ClickAsync();
        await Assertions.Expect(month.Locator("td .stay").First).ToContainTextAsync("Anne Lefèvre");
        await Assertions.Expect(month.Locator("#calendar-date")).ToHaveValueAsync("2027-05-01");
    }

    [Fact]
    public async Task All_tabs_of_a_browser_share_one_stream_and_another_takes_over_when_its_tab_closes()
    {
        var (owner, home) = await MoveInAsync();
        await using var window = await OpenAsync(owner, 1440, 900);
        var streams = 0;
        window.Request += (_, request) => streams += new Uri(request.Url).AbsolutePath == "/live" ? 1 : 0;
        var first = await window.NewPageAsync();
        await first.RunAndWaitForRequestAsync(() => first.GotoAsync("/timeline"), request => request.Url.EndsWith("/live", StringComparison.Ordinal));
        var second = await window.NewPageAsync();
        await second.GotoAsync($"/calendar/{home}");
        await second.EvaluateAsync("document.readyState");
        Assert.Equal(1, streams);

        await second.RunAndWaitForRequestAsync(() => first.CloseAsync(), request => request.Url.EndsWith("/live", StringComparison.Ordinal));

        Assert.Equal(2, streams);
    }

    [Fact]
    public async Task New_readings_come_into_the_open_log_by_themselves_but_not_while_it_is_held_back()
    {
        var (owner, home) = await MoveInAsync();
        async Task ReadAsync(string platform, int readings)
        {
            await owner.Visitor.LinkAsync(home, platform, site.Feed(platform, (ShiftedFeed.Today.AddDays(10 * readings), ShiftedFeed.Today.AddDays(10 * readings + 2))).Address);
            await Eventually.TrueAsync(async () => await owner.ReadingsAsync() >= readings, "the reading");
        }

        await ReadAsync("airbnb", 1);
        await using var window = await OpenAsync(owner, 360, 740);
        var log = await window.NewPageAsync();
        await log.GotoAsync("/sync/log");
        var entries = log.Locator(".log-entry");
        await Assertions.Expect(entries).ToHaveCountAsync(1);
        var read = entries.First;
        await read.EvaluateAsync("entry => { entry.dataset.mine = ''; entry.scrollIntoView({ block: 'start' }); }");
        var place = await log.EvaluateAsync<double>("Math.round(document.querySelector('[data-mine]').getBoundingClientRect().top)");

        await ReadAsync("greengo", 2);
        await Assertions.Expect(entries).ToHaveCountAsync(2);
        Assert.InRange(await log.EvaluateAsync<double>($"document.querySelector('#' + CSS.escape('{await log.Locator(".log-entry").Last.GetAttributeAsync("id")}')).getBoundingClientRect().top") - place, -2, 2);

        await log.Locator("[data-live-pause]").ClickAsync();
        await log.RunAndWaitForConsoleMessageAsync(
            async () =>
            {
                await log.EvaluateAsync("new EventSource('/live').addEventListener('log', event => { console.log(event.data); })");
                await ReadAsync("abritel", 3);
            },
            new() { Predicate = _ => true });
        await Assertions.Expect(entries).ToHaveCountAsync(2);
        await log.Locator("[data-live-pause]").ClickAsync();
        await Assertions.Expect(entries).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_program_that_is_asked_to_end_does_not_wait_for_open_pages()
    {
        using var data = new DataFolder();
        await using var own = await new ResasProcess(data.Path).StartAsync();
        var owner = await own.SignUpAsync();
        using var http = new HttpClient { BaseAddress = own.Site };
        http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", owner.Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var stream = await http.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead);
        var since = System.Diagnostics.Stopwatch.StartNew();

        await own.StopAsync();

        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private async Task<(PathOwner Owner, Guid Home)> MoveInAsync()
    {
        var owner = await site.SignUpAsync("fr");
        return (owner, await owner.Visitor.AddHomeAsync("Le Moulin"));
    }

    private async Task<IBrowserContext> OpenAsync(PathOwner owner, int width, int height)
    {
        var window = await browser.OpenAsync(site.Site.Site, width: width, height: height);
        await window.AddCookiesAsync(owner.Cookies(site.Site.Site));
        return window;
    }
}
