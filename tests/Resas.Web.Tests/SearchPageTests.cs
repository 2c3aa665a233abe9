using Resas.Contracts.Accounts;
using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class SearchPageTests(SharedHost host) : IAsyncLifetime
{
    private readonly Guid owner = Guid.NewGuid();
    private DemonstrationHome mill = null!;
    private Visitor odile = null!;

    public async Task InitializeAsync()
    {
        mill = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        odile = host.SignedInAs(owner);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_stay_is_found_by_its_guest_and_leads_to_itself_and_to_its_month()
    {
        var claim = await host.StayAsync(owner, mill, "airbnb", "2025-07-04", "2025-07-11", "Anne Lefèvre");
        await host.StayAsync(owner, mill, "airbnb", "2026-12-04", "2026-12-11", "Dubois");

        var page = await odile.PostFormAsync("/calendar/search", new { q = "LEFEVRE" });

        Assert.Equal($"/blocks/details/{claim}", page.One("#found .list-item").GetAttribute("href"));
        Assert.Equal("Anne Lefèvre Le Moulin, du 4 au 11 juillet 2025", page.Texts("#found .list-text").Single());
        Assert.Equal($"/calendar/{mill.PropertyId}?month=2025-07", page.One("#found .list-more a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_note_that_was_found_is_shown_and_results_come_as_a_fragment()
    {
        await odile.PostFormAsync($"/blocks/create?propertyId={mill.PropertyId}", new { Form_Kind = "Reservation", Form_From = "2026-12-04", Form_Until = "2026-12-06", Form_Guest = "Petit", Form_Note = "Arrive à vélo" });

        var fragment = await odile.Htmx().GetAsync("/calendar/search?q=velo");

        Assert.Equal("found", Assert.Single(fragment.Document.Body!.Children).Id);
        Assert.Equal(["Arrive à vélo"], fragment.Texts(".list-more small"));
    }

    [Fact]
    public async Task What_is_not_found_is_said_and_an_empty_search_says_nothing()
    {
        Assert.Equal("Rien ne correspond à « zzz ».", (await odile.GetAsync("/calendar/search?q=zzz")).Texts("#found").Single());
        Assert.Equal("", (await odile.GetAsync("/calendar/search")).Texts("#found").Single());
    }

    [Fact]
    public async Task Another_owner_finds_nothing_of_it()
    {
        await host.StayAsync(owner, mill, "airbnb", "2026-12-04", "2026-12-11", "Dubois");

        Assert.StartsWith("Rien", (await host.SignedInAs(Guid.NewGuid()).GetAsync("/calendar/search?q=Dubois")).Texts("#found").Single(), StringComparison.Ordinal);
    }
}
