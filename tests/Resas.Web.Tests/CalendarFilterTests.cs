using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class CalendarFilterTests(SharedHost host) : IAsyncLifetime
{
    private readonly Guid owner = Guid.NewGuid();
    private DemonstrationHome mill = null!, beach = null!;
    private Visitor odile = null!;

    public async Task InitializeAsync()
    {
        mill = await host.HomeAsync(owner, "Le Moulin", "airbnb", "booking");
        beach = await host.HomeAsync(owner, "La Plage", "booking");
        odile = host.SignedInAs(owner);
        await host.StayAsync(owner, mill, "airbnb", "2026-11-24", "2026-11-27", "Dubois");
        await host.StayAsync(owner, beach, "booking", "2026-11-25", "2026-11-28", "Garnier");
        await host.StayAsync(owner, mill, "booking", "2026-12-02", "2026-12-04", standing: ClaimStanding.Window, kind: ClaimKind.Closure);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("/timeline?platform=airbnb", "Dubois")]
    [InlineData("/timeline?kind=closure", "Fenêtre de la plateforme")]
    [InlineData("/timeline?platform=booking&kind=reservation", "Garnier")]
    [InlineData("/timeline?platform=nonsense&kind=7&home=x", "Garnier Dubois Fenêtre de la plateforme")]
    public async Task The_timeline_draws_what_the_address_asks_for(string address, string names)
    {
        var page = await odile.GetAsync(address);

        Assert.Equal(names, string.Join(' ', page.Texts(".timeline .stay-label").Select(t => t.Split(',')[0])));
    }

    [Fact]
    public async Task The_timeline_shows_one_home_when_asked()
    {
        var page = await odile.GetAsync($"/timeline?home={beach.PropertyId}");

        Assert.Equal(["La Plage"], page.Texts("h3.timeline-home"));
        Assert.Equal("1 filtres actifs", page.Texts("#calendar-filters .count").Single());
    }

    [Fact]
    public async Task The_filter_form_works_without_script_and_all_links_keep_the_filter()
    {
        var page = await odile.SubmitAsync(await odile.GetAsync("/timeline?weeks=2"), new { platform = "airbnb", kind = "reservation" });

        Assert.Equal("/timeline?from=2026-11-30&weeks=2&platform=airbnb&kind=reservation", page.One("#timeline-later").GetAttribute("href"));
        Assert.Equal($"/calendar/{beach.PropertyId}?month=2026-11&platform=airbnb&kind=reservation", page.One("#view-month").GetAttribute("href"));
        Assert.Equal("/timeline?weeks=2&from=2026-11-16", page.One("#filter-none").GetAttribute("href"));
    }

    [Fact]
    public async Task A_night_that_the_filter_hides_is_not_offered_as_free()
    {
        var page = await odile.GetAsync($"/calendar/{mill.PropertyId}?platform=booking&kind=reservation");

        Assert.Empty(page.Texts("td .stay"));
        Assert.StartsWith("/nights/", page.One("td:has(> .day-number time[datetime='2026-11-25']) a.day-number").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_month_jumps_to_a_date()
    {
        var page = await odile.SubmitAsync(await odile.GetAsync($"/calendar/{mill.PropertyId}?platform=airbnb"), new { date = "2027-03-14" }, "#calendar-tools");

        Assert.Equal("mars 2027", page.Texts("h2")[0]);
        Assert.Contains("platform=airbnb", page.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_jumps_to_the_week_of_a_date()
    {
        var page = await odile.SubmitAsync(await odile.GetAsync("/timeline?weeks=2"), new { from = "2026-12-24" }, "#calendar-tools");

        Assert.Equal("du 21 décembre 2026 au 3 janvier 2027", page.Texts("h2").Single());
    }
}
