using System.Net;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class MonthPageTests(SharedHost host) : IAsyncLifetime
{
    private readonly Guid owner = Guid.NewGuid();
    private DemonstrationHome home = null!;
    private Visitor odile = null!;

    public async Task InitializeAsync()
    {
        home = await host.HomeAsync(owner, "Le Clos des Tilleuls", "airbnb", "booking");
        odile = host.SignedInAs(owner);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_stay_is_a_bar_marked_by_platform_named_after_its_guest_and_leads_to_its_details()
    {
        var claim = await host.StayAsync(owner, home, "airbnb", "2026-11-24", "2026-11-27", "Dubois");

        var bar = (await MonthAsync()).One("td .stay");

        Assert.Equal("airbnb", bar.GetAttribute("data-platform"));
        Assert.Equal("stay starts ends", bar.ClassName);
        Assert.Equal("--days:4;--lane:0", bar.GetAttribute("style"));
        Assert.Equal($"/blocks/details/{claim}", bar.GetAttribute("href"));
        Assert.Equal("Dubois, airbnb, du 24 au 27 novembre, 3 nuits", Answer.Flat(bar.TextContent), ignoreCase: true);
        Assert.Equal("2026-11-24", bar.Closest("td")!.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task The_month_s_stays_are_listed_under_the_grid()
    {
        await host.StayAsync(owner, home, "airbnb", "2026-11-28", "2026-12-01", "Dubois");
        await host.StayAsync(owner, home, "booking", "2026-12-01", "2026-12-03", inferred: true);

        Assert.Equal(["Dubois du 28 novembre au 1er décembre, 3 nuits"], (await MonthAsync()).Texts("#month .list .list-text"));
        Assert.Equal(
            ["Dubois du 28 novembre au 1er décembre, 3 nuits", "Réservé du 1er au 3 décembre, 2 nuits"],
            (await MonthAsync("?month=2026-12")).Texts("#month .list .list-text").Take(2));
    }

    [Fact]
    public async Task A_turnover_shows_both_stays_on_its_day_and_a_conflict_marks_both()
    {
        await host.StayAsync(owner, home, "airbnb", "2026-11-23", "2026-11-25", "Dubois");
        await host.StayAsync(owner, home, "airbnb", "2026-11-25", "2026-11-27", "Petit");
        await host.StayAsync(owner, home, "booking", "2026-11-26", "2026-11-28", "Garnier");

        var page = await MonthAsync();

        Assert.Equal(["0", "0", "1"], page.Document.QuerySelectorAll("td .stay").Select(b => b.GetAttribute("style")![^1..]));
        Assert.Equal(["Petit", "Garnier"], page.Texts("td .stay.conflict .stay-label").Select(t => t.Split(',')[0]));
        Assert.Equal("--lanes:2", page.One("tr:has(.conflict)").GetAttribute("style"));
    }

    [Fact]
    public async Task Windows_and_mirrors_are_shown_apart_and_take_no_night()
    {
        await host.StayAsync(owner, home, "airbnb", "2026-11-24", "2026-11-26", standing: ClaimStanding.Window, kind: ClaimKind.Closure);
        await host.StayAsync(owner, home, "airbnb", "2026-11-26", "2026-11-28", "Dubois");
        await host.StayAsync(owner, home, "booking", "2026-11-26", "2026-11-28", standing: ClaimStanding.Mirror, kind: ClaimKind.Closure);

        var page = await MonthAsync();

        Assert.StartsWith("Fenêtre de la plateforme", page.Texts("td .stay.window").Single(), StringComparison.Ordinal);
        Assert.StartsWith("Même séjour vu sur booking", page.Texts("td .stay.mirror").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(page.One("td:has(time[datetime='2026-11-24']) a.day-number"));
    }

    [Fact]
    public async Task A_free_day_leads_to_a_block_of_that_night_and_a_past_or_taken_one_to_its_story()
    {
        await host.StayAsync(owner, home, "airbnb", "2026-11-24", "2026-11-25");

        var page = await MonthAsync();

        Assert.Equal($"/blocks/create?propertyId={home.PropertyId}&from=2026-11-30&until=2026-12-01", Day(page, "2026-11-30").QuerySelector("a.day-number")!.GetAttribute("href"));
        Assert.Equal($"/nights/{home.PropertyId}/2026-11-24", Day(page, "2026-11-24").QuerySelector("a.day-number")!.GetAttribute("href"));
        Assert.Equal($"/nights/{home.PropertyId}/2026-11-20", Day(page, "2026-11-20").QuerySelector("a.day-number")!.GetAttribute("href"));
        Assert.Equal("date", Day(page, "2026-11-21").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Moving_on_is_a_link_without_script_and_a_fragment_with_it()
    {
        var later = (await MonthAsync()).One("#month-later");
        Assert.Equal($"/calendar/{home.PropertyId}?month=2026-12", later.GetAttribute("href"));

        var fragment = await odile.Htmx().GetAsync(later.GetAttribute("hx-get")!);

        Assert.Equal("month", Assert.Single(fragment.Document.Body!.Children).Id);
        Assert.Equal("décembre 2026", fragment.Texts("h2")[0]);
        Assert.DoesNotContain("<html", fragment.Body, StringComparison.Ordinal);
        Assert.Contains("HX-Request", fragment.Response.Headers.Vary);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("9999-99")]
    [InlineData("0000-00")]
    [InlineData("2026-11-21")]
    public async Task A_month_that_is_none_shows_this_one(string month)
    {
        var page = await MonthAsync($"?month={month}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("novembre 2026", page.Texts("h2")[0]);
    }

    [Fact]
    public async Task Another_owner_s_home_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await host.SignedInAs(Guid.NewGuid()).GetAsync($"/calendar/{home.PropertyId}")).Status);
    }

    [Fact]
    public async Task Without_a_home_the_address_leads_to_the_first_one()
    {
        Assert.Equal($"/calendar/{home.PropertyId}", (await odile.GetAsync("/calendar")).Path);
        Assert.Equal("/timeline", (await host.SignedInAs(Guid.NewGuid()).GetAsync("/calendar")).Path);
    }

    [Fact]
    public async Task Homes_can_be_switched_within_the_month()
    {
        var other = await host.HomeAsync(owner, "Studio Canal");

        var page = await MonthAsync("?month=2027-01");

        Assert.Equal($"/calendar/{other.PropertyId}?month=2027-01", page.One("#month .tabs a:last-child").GetAttribute("href"));
        Assert.Equal("Le Clos des Tilleuls", page.Texts("#month .tabs [aria-current]").Single());
    }

    [Fact]
    public async Task The_page_speaks_English_too()
    {
        await host.StayAsync(owner, home, "airbnb", "2026-11-28", "2026-12-01", "Dubois");

        var page = await host.SignedInAs(owner, "en").GetAsync($"/calendar/{home.PropertyId}");

        Assert.Equal("November 2026", page.Texts("h2")[0]);
        Assert.Equal("Dubois, airbnb, 28 November to 1 December, 3 nights", page.Texts("td .stay")[0], ignoreCase: true);
        Assert.Equal("en", page.One("html").GetAttribute("lang"));
    }

    private Task<Answer> MonthAsync(string query = "") => odile.GetAsync($"/calendar/{home.PropertyId}{query}");

    private static AngleSharp.Dom.IElement Day(Answer page, string date) => page.One($"td:has(> .day-number time[datetime='{date}'])");
}
