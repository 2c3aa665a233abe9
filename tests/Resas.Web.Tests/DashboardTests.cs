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
        Assert.Equal(["1", "2", "1", "0"], page.Texts(".stat-value"));
        Assert.Equal(["Demain", "Mardi 24 novembre"], page.Texts("main h3"));
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
        Assert.Equal(["Aujourd’hui"], page.Texts("main h3"));
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
        Assert.Equal("/conflicts", notice.QuerySelector("a")!.GetAttribute("href"));
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
