using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class DaysPageTests(SharedHost host) : IAsyncLifetime
{
    private readonly Guid owner = Guid.NewGuid();
    private DemonstrationHome mill = null!, beach = null!;
    private Visitor odile = null!;

    public async Task InitializeAsync()
    {
        mill = await host.HomeAsync(owner, "Le Moulin", "airbnb", "booking");
        beach = await host.HomeAsync(owner, "La Plage", "booking");
        odile = host.SignedInAs(owner);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_day_says_who_leaves_arrives_and_stays_and_which_nights_are_free()
    {
        await host.StayAsync(owner, mill, "airbnb", "2026-11-20", "2026-11-22", "Dubois");
        await host.StayAsync(owner, mill, "booking", "2026-11-22", "2026-11-24", "Garnier");

        var page = await odile.GetAsync("/calendar/days");

        Assert.Equal(["Aujourd’hui", "Demain", "Lundi 23 novembre"], page.Texts(".days h3").Take(3));
        Assert.Equal(["Dubois Sur place, Le Moulin, jusqu’au 22 novembre"], Day(page, 1, ".list-text"));
        Assert.Equal(["Dubois Départ, Le Moulin", "Garnier Arrivée, Le Moulin"], Day(page, 2, ".list-text"));
        Assert.Equal(["La Plage"], Day(page, 2, ".days-free a"));
        Assert.Equal(["La Plage", "Le Moulin"], Day(page, 4, ".days-free a"));
        Assert.Equal($"/blocks/create?propertyId={beach.PropertyId}&from=2026-11-22&until=2026-11-23", page.One(".days > li:nth-child(2) .days-free a").GetAttribute("href"));
    }

    [Fact]
    public async Task Closures_and_conflicts_are_seen_and_a_window_leaves_the_night_free()
    {
        await host.StayAsync(owner, mill, "airbnb", "2026-11-23", "2026-11-25", standing: ClaimStanding.Window, kind: ClaimKind.Closure);
        await host.StayAsync(owner, beach, "booking", "2026-11-23", "2026-11-25", "Petit");
        await host.StayAsync(owner, mill, "airbnb", "2026-11-26", "2026-11-28", "Dubois");
        await host.StayAsync(owner, mill, "booking", "2026-11-26", "2026-11-28", "Garnier");

        var page = await odile.GetAsync("/calendar/days?from=2026-11-23");

        Assert.Equal(["Fenêtre de la plateforme Fermé, Le Moulin, jusqu’au 25 novembre"], Day(page, 1, "[data-event=closed] .list-text"));
        Assert.Equal(["Le Moulin"], Day(page, 1, ".days-free a"));
        Assert.Equal(["Conflit", "Conflit"], Day(page, 4, "[data-event=arrival] .badge"));
    }

    [Fact]
    public async Task Moving_on_keeps_the_filter_and_comes_as_a_fragment()
    {
        var later = (await odile.GetAsync($"/calendar/days?home={beach.PropertyId}")).One("#days-later").GetAttribute("hx-get")!;

        var fragment = await odile.Htmx().GetAsync(later);

        Assert.Equal("days", Assert.Single(fragment.Document.Body!.Children).Id);
        Assert.Equal("du 5 au 18 décembre", fragment.Texts("h2").Single());
        Assert.All(fragment.Texts(".days-free a"), home => Assert.Equal("La Plage", home));
    }

    [Fact]
    public async Task The_navigation_leads_phones_to_the_days_and_larger_screens_to_the_timeline()
    {
        var page = await odile.GetAsync("/");

        Assert.Equal("/calendar/days", page.One("nav.nav a.narrow-only").GetAttribute("href"));
        Assert.Equal("/timeline", page.One("nav.nav a.wide-only").GetAttribute("href"));
    }

    private static IReadOnlyList<string> Day(Answer page, int day, string selector) => page.Texts($".days > li:nth-child({day}) {selector}");
}
