using Resas.Contracts.Blocks;
using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class DashboardTests(SharedHost host)
{
    private readonly Guid owner = Guid.NewGuid();

    [Fact]
    public async Task It_says_the_date_and_who_comes_goes_and_stays()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb", "booking");
        await host.StayAsync(owner, mill, "airbnb", "2026-11-18", "2026-11-22", "Haddad");
        await host.StayAsync(owner, mill, "booking", "2026-11-22", "2026-11-24", "Dubois");
        await host.StayAsync(owner, mill, "booking", "2026-12-22", "2026-12-24", "Noël");

        var page = await host.SignedInAs(owner).GetAsync("/");

        Assert.Equal("Samedi 21 novembre", page.Texts("h1").Single());
        Assert.Equal(["1", "2", "1", "5", "0"], page.Texts(".stat-value"));
        Assert.Equal(["Demain", "Mardi 24 novembre"], page.Texts("section[aria-labelledby=next-days] h3"));
        Assert.Equal(
            ["Haddad Départ, Le Moulin, 4 nuits", "Dubois Arrivée, Le Moulin, 2 nuits", "Dubois Départ, Le Moulin, 2 nuits", "Haddad Le Moulin, du 18 au 22 novembre"],
            page.Texts("section[aria-labelledby=next-days] .list-text"));
        Assert.Equal(["Airbnb", "Booking.com"], page.Texts("section[aria-labelledby=listings] strong"));
    }

    [Fact]
    public async Task The_date_is_the_home_s_own_after_midnight_there()
    {
        await using var night = new ResasHost();
        night.Clock.Now = new DateTime(2026, 11, 21, 23, 30, 0, DateTimeKind.Utc);
        var mill = await night.HomeAsync(owner, "Le Moulin", "airbnb");
        await night.StayAsync(owner, mill, "airbnb", "2026-11-18", "2026-11-22", "Haddad");

        var page = await night.SignedInAs(owner).GetAsync("/");

        Assert.Equal("Dimanche 22 novembre", page.Texts("h1").Single());
        Assert.Equal(["Aujourd’hui"], page.Texts("section[aria-labelledby=next-days] h3"));
    }

    [Fact]
    public async Task A_day_on_which_one_leaves_and_another_comes_is_marked_for_cleaning()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb", "booking");
        await host.StayAsync(owner, mill, "airbnb", "2026-11-18", "2026-11-22", "Haddad");
        await host.StayAsync(owner, mill, "booking", "2026-11-22", "2026-11-24", "Dubois");
        var beach = await host.HomeAsync(owner, "La Plage", "airbnb");
        await host.StayAsync(owner, beach, "airbnb", "2026-11-22", "2026-11-24", "Petit");

        var days = (await host.SignedInAs(owner).GetAsync("/")).One("section[aria-labelledby=next-days]");

        var badge = Assert.Single(days.QuerySelectorAll(".badge"));
        Assert.Equal("Jour de ménage", badge.TextContent.Trim());
        Assert.Contains("Dubois", badge.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_free_nights_between_two_stays_are_shown_and_lead_to_where_they_are_taken()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb", "booking");
        await host.StayAsync(owner, mill, "airbnb", "2026-11-18", "2026-11-23", "Haddad");
        await host.StayAsync(owner, mill, "booking", "2026-11-25", "2026-11-27", "Dubois");
        await host.StayAsync(owner, mill, "booking", "2026-12-05", "2026-12-07", "Noël");

        var page = await host.SignedInAs(owner).GetAsync("/");

        var gap = Assert.Single(page.Document.QuerySelectorAll("section[aria-labelledby=next-days] a[href^='/blocks/create']"));
        Assert.Equal($"/blocks/create?propertyId={mill.PropertyId}&from=2026-11-23&until=2026-11-25", gap.GetAttribute("href"));
        Assert.Contains("2 nuits libres entre deux séjours", gap.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Occupancy_tells_guests_from_blocked_nights_for_this_month_and_the_next()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb", "booking");
        await host.StayAsync(owner, mill, "airbnb", "2026-11-01", "2026-11-13", "Haddad");
        await host.StayAsync(owner, mill, "booking", "2026-11-20", "2026-11-23", kind: ClaimKind.Closure);
        await host.StayAsync(owner, mill, "booking", "2026-11-28", "2026-12-02", "Dubois");

        // The six blocked nights of December are those that every home here is made with.
        var months = (await host.SignedInAs(owner).GetAsync("/")).Texts(".occupancy");

        Assert.Equal(["Novembre 50 % 15 nuits réservées sur 30, 3 bloquées ou fermées", "Décembre 3 % 1 nuit réservée sur 31, 6 bloquées ou fermées"], months.Select(m => m.Replace('\u00a0', ' ').Replace('\u202f', ' ')));
    }

    [Fact]
    public async Task Nights_that_another_platform_has_not_read_are_counted_until_it_has_them_from_us()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb", "booking");
        await host.StayAsync(owner, mill, "airbnb", "2026-12-01", "2026-12-04", "Haddad");
        var odile = host.SignedInAs(owner);
        Assert.Contains("n’a pas encore lu 3 nuits vendues ailleurs", (await odile.GetAsync("/")).One("section[aria-labelledby=listings]").TextContent, StringComparison.Ordinal);

        await host.Visitor().GetAsync($"/feeds/{mill.Listings[1].ExportKey}.ics");
        await host.DeliverAsync();

        Assert.Equal("0", (await odile.GetAsync("/")).Texts(".stat-value")[3]);
    }

    [Fact]
    public async Task The_latest_news_lead_to_their_messages()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        await host.StayAsync(owner, mill, "airbnb", "2026-12-01", "2026-12-04", "Haddad");
        await host.DeliverAsync();

        var news = (await host.SignedInAs(owner).GetAsync("/")).One("section[aria-labelledby=news]");

        var item = Assert.Single(news.QuerySelectorAll(".list-item"));
        Assert.StartsWith("/notifications/", item.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Haddad", item.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_the_database_little_however_many_homes_there_are()
    {
        foreach (var name in new[] { "A", "B", "C", "D" })
        {
            var home = await host.HomeAsync(owner, name, "airbnb", "booking");
            await host.StayAsync(owner, home, "airbnb", "2026-12-01", "2026-12-04", "Haddad");
        }

        var odile = host.SignedInAs(owner);
        await odile.GetAsync("/");
        using var ear = new SqlEar(owner);
        await odile.GetAsync("/");

        Assert.InRange(ear.Commands.Count, 1, 17);
    }

    [Fact]
    public async Task A_conflict_comes_first_and_leads_to_where_it_is_resolved()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb", "booking");
        await host.StayAsync(owner, mill, "airbnb", "2026-11-28", "2026-11-30", "Petit");
        await host.StayAsync(owner, mill, "booking", "2026-11-29", "2026-12-02", "Garnier");

        var notice = (await host.SignedInAs(owner).GetAsync("/")).One("[role=alert]");

        Assert.Equal("error", notice.GetAttribute("data-state"));
        Assert.Contains("Petit", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("Garnier", notice.TextContent, StringComparison.Ordinal);
        Assert.Matches("^/conflicts/[0-9a-f-]{36}$", notice.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_new_owner_is_led_to_the_first_home_and_then_to_the_first_listing()
    {
        var odile = host.SignedInAs(owner);
        Assert.Equal("/first-steps", (await odile.GetAsync("/")).One(".empty a").GetAttribute("href"));

        await host.HomeAsync(owner, "Le Moulin");
        Assert.Equal("/first-steps", (await odile.GetAsync("/")).One(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Synchronising_now_with_nothing_to_read_comes_back_here_and_says_so()
    {
        await host.HomeAsync(owner, "Le Moulin");
        var odile = host.SignedInAs(owner);

        var page = await odile.SubmitAsync(await odile.GetAsync("/"), new { }, "form[action='/sync/now']");

        Assert.Equal("/", page.Path);
        Assert.NotEmpty(page.Texts("#toasts .toast p").Single());
    }

    [Fact]
    public async Task It_shows_nothing_of_another_owner()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        await host.StayAsync(owner, mill, "airbnb", "2026-11-21", "2026-11-22", "Haddad");
        var other = Guid.NewGuid();
        await host.HomeAsync(other, "La Plage", "airbnb");

        var page = await host.SignedInAs(other).GetAsync("/");

        Assert.DoesNotContain("Moulin", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Haddad", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_as_a_fragment_to_be_refreshed()
    {
        await host.HomeAsync(owner, "Le Moulin");

        var fragment = await host.SignedInAs(owner).Htmx().GetAsync("/");

        Assert.Equal("board", Assert.Single(fragment.Document.Body!.Children).Id);
        Assert.Equal(16, fragment.One("#board").GetAttribute("data-live-calendar")!.Length);
    }
}
