using System.Net;
using Resas.Contracts.Accounts;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Testing;

namespace Resas.Properties.Tests;

public sealed class HomesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Without_a_home_the_list_says_what_to_do_first()
    {
        using var owner = house.NewOwner();
        var page = await owner.GetAsync("/properties");
        Assert.Contains("Votre premier logement", page.Text, StringComparison.Ordinal);
        Assert.Equal("/properties/create", page.One("a.button-primary").GetAttribute("href"));
    }

    [Fact]
    public async Task A_home_is_created_with_a_zone_and_a_colour_and_shown()
    {
        using var owner = house.NewOwner();
        var first = await owner.CreateHomeAsync("  Les Tilleuls ");
        await owner.CreateHomeAsync("La Bergerie");

        var homes = await house.AskAsync(new FindProperties(owner.OwnerId));
        Assert.Equal(["La Bergerie", "Les Tilleuls"], homes.Select(h => h.Name));
        Assert.Equal([1, 0], homes.Select(h => h.Colour));
        Assert.All(homes, h => Assert.Equal("Europe/Paris", h.TimeZone));
        Assert.Equal("Les Tilleuls", (await house.AskAsync(new FindProperty(first, owner.OwnerId)))!.Name);
        Assert.Null(await house.AskAsync(new FindProperty(first, Guid.NewGuid())));
        Assert.Equal(["La Bergerie", "Les Tilleuls"], (await owner.GetAsync("/properties")).Texts("article h2"));
    }

    [Theory]
    [InlineData("fr", "Donnez un nom à ce logement.", "Ce fuseau horaire n’est pas connu.", "Le nom compte 80 caractères au plus.")]
    [InlineData("en", "Give this home a name.", "This time zone is not known.", "The name may have 80 characters at most.")]
    public async Task Malformed_homes_are_refused_with_a_sentence_and_the_input_is_kept(string language, string noName, string badZone, string longName)
    {
        using var owner = house.NewOwner(language);
        var empty = await owner.PostFormAsync("/properties/create", new { Form_Name = "  ", Form_TimeZone = "Europe/Atlantis" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains(noName, empty.Text, StringComparison.Ordinal);
        var full = await owner.PostFormAsync("/properties/create", new { Form_Name = "Le Mas", Form_TimeZone = "Europe/Atlantis" });
        Assert.Contains(badZone, full.Text, StringComparison.Ordinal);
        Assert.Equal("Le Mas", full.One("#Form_Name").GetAttribute("value"));
        Assert.Equal("true", full.One("#Form_TimeZone").GetAttribute("aria-invalid"));
        Assert.Contains(longName, (await owner.PostFormAsync("/properties/create", new { Form_Name = new string('x', 81) })).Text, StringComparison.Ordinal);
        Assert.Empty(await house.AskAsync(new FindProperties(owner.OwnerId)));
    }

    [Fact]
    public async Task With_script_a_refusal_is_the_form_alone_and_success_leads_on()
    {
        using var owner = house.NewOwner();
        var page = await owner.GetAsync("/properties/create");
        var refused = await owner.Htmx().SubmitAsync(page, new { Form_Name = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("home-form", Assert.Single(refused.Document.Body!.Children).Id);
        var done = await owner.Htmx().SubmitAsync(page, new { Form_Name = "Le Mas" });
        Assert.StartsWith("/properties/details/", done.Response.Headers.GetValues("HX-Redirect").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_is_renamed_and_moved_to_another_zone()
    {
        using var owner = house.NewOwner();
        var id = await owner.CreateHomeAsync("Le Mas");
        var page = await owner.PostFormAsync($"/properties/details/{id}", new { Form_Name = "Case créole", Form_TimeZone = "Indian/Reunion" });
        Assert.Equal("Case créole", page.One("h1").TextContent);
        Assert.Equal("Indian/Reunion", (await house.AskAsync(new FindProperty(id, owner.OwnerId)))!.TimeZone);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.PostFormAsync($"/properties/details/{id}", new { Form_Name = "" })).Status);
        Assert.Equal("Case créole", (await house.AskAsync(new FindProperty(id, owner.OwnerId)))!.Name);
    }

    [Fact]
    public async Task Archiving_says_what_happens_and_restoring_undoes_it()
    {
        using var owner = house.NewOwner();
        var id = await owner.CreateHomeAsync("Le Mas");
        var listing = await owner.LinkAsync(id, "airbnb", null);
        var details = await owner.GetAsync($"/properties/details/{id}");
        Assert.Contains("Rien n’est effacé", details.Text, StringComparison.Ordinal);

        var archived = await owner.SubmitAsync(details, new { }, "form[action*=Archive]");
        Assert.Contains("Ce logement est archivé.", archived.Text, StringComparison.Ordinal);
        Assert.Contains(new PropertyArchived(id, owner.OwnerId), await house.HearAsync());
        Assert.Empty(await house.AskAsync(new FindProperties(owner.OwnerId)));
        Assert.True(Assert.Single(await house.AskAsync(new FindProperties(owner.OwnerId, WithArchived: true))).IsArchived);
        Assert.Empty(await house.AskAsync(new FindListings(owner.OwnerId)));
        Assert.True((await house.AskAsync(new FindListingSource(listing)))!.IsArchived);
        Assert.Contains("Aucun logement en service", (await owner.GetAsync("/properties")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(OwnerSteps.LinkPage(id))).Status);

        await owner.SubmitAsync(archived, new { }, "form[action*=Restore]");
        Assert.Contains(new PropertyRestored(id, owner.OwnerId), await house.HearAsync());
        Assert.Single(await house.AskAsync(new FindListings(owner.OwnerId)));
    }

    [Fact]
    public async Task An_owner_has_thirty_homes_at_most()
    {
        using var owner = house.NewOwner();
        var form = await owner.GetAsync("/properties/create");
        for (var n = 1; n <= 30; n++) await owner.SubmitAsync(form, new { Form_Name = $"Gîte {n}" });
        var refused = await owner.SubmitAsync(form, new { Form_Name = "Gîte 31" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Vous avez 30 logements, archivés compris : c’est le maximum.", refused.Text, StringComparison.Ordinal);
        var homes = await house.AskAsync(new FindProperties(owner.OwnerId));
        Assert.Equal(30, homes.Count);
        Assert.Equal(["Gîte 1", "Gîte 2", "Gîte 3"], homes.Take(3).Select(h => h.Name));
        Assert.Empty((await owner.GetAsync("/properties")).Document.QuerySelectorAll("a[href='/properties/create']"));
    }

    [Fact]
    public async Task The_list_shows_each_listing_with_its_health()
    {
        using var owner = house.NewOwner();
        var id = await owner.CreateHomeAsync("Le Mas");
        var airbnb = await owner.LinkAsync(id, "airbnb", $"https://www.airbnb.fr/calendar/ical/{id:N}.ics?s=1", "12345");
        await owner.LinkAsync(id, "google", null);
        house.Health[airbnb] = new(airbnb, HealthState.Failing, FeedProblem.Gone, "L’adresse ne répond plus.", house.Clock.Now.AddMinutes(-90), house.Clock.Now, null, null);

        var page = await owner.GetAsync("/properties");
        Assert.Equal(["Airbnb 12345 L’adresse ne répond plus. En panne", "Google Agenda Google Agenda Export seul"], page.Texts("article .list-item"));
        Assert.Equal("error", page.One("[data-platform=airbnb] ~ .badge").GetAttribute("data-state"));
        Assert.Contains("il y a 1 heure", (await owner.GetAsync($"/properties/details/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_owners_home_is_not_found()
    {
        using var owner = house.NewOwner();
        using var stranger = house.NewOwner();
        var id = await owner.CreateHomeAsync("Le Mas");
        var own = await stranger.CreateHomeAsync("À moi");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/properties/details/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(OwnerSteps.LinkPage(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"/properties/details/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync("/listings/link?propertyId=abc")).Status);

        var token = (await stranger.GetAsync($"/properties/details/{own}")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var handler in (string[])["", "?handler=Archive", "?handler=Restore"])
        {
            var answer = await stranger.PostRawAsync($"/properties/details/{id}{handler}", ("__RequestVerificationToken", token), ("Form.Name", "Volé"));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }

        Assert.Equal("Le Mas", (await house.AskAsync(new FindProperty(id, owner.OwnerId)))!.Name);
    }

    [Fact]
    public async Task A_deleted_owner_leaves_nothing()
    {
        using var owner = house.NewOwner();
        using var other = house.NewOwner();
        var listing = await owner.LinkAsync(await owner.CreateHomeAsync("Le Mas"), "airbnb", null);
        var kept = await other.LinkAsync(await other.CreateHomeAsync("La Tour"), "airbnb", null);
        await house.AnnounceAsync(new OwnerDeleted(owner.OwnerId));
        Assert.Empty(await house.AskAsync(new FindProperties(owner.OwnerId, WithArchived: true)));
        Assert.Null(await house.AskAsync(new FindListingSource(listing)));
        Assert.NotNull(await house.AskAsync(new FindListingSource(kept)));
    }

    [Fact]
    public async Task The_demonstration_is_made_once_under_the_ids_given()
    {
        var (owner, home, listing) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var key = $"demonstration-{listing:N}";
        var started = new DemonstrationStarted(owner, "demo@example.org", "lac-et-montagne", [new(home, "Les Tilleuls", [new(listing, "booking", "771", "http://127.0.0.1:1/b.ics", key)])]);
        await house.AnnounceAsync(started);
        await house.AnnounceAsync(started);

        Assert.Equal(home, Assert.Single(await house.AskAsync(new FindProperties(owner))).Id);
        Assert.Equal(listing, (await house.AskAsync(new FindListingByExportKey(key)))!.Listing!.ListingId);
        var source = await house.AskAsync(new FindListingSource(listing));
        Assert.Equal((listing, "booking", "http://127.0.0.1:1/b.ics", "Les Tilleuls"), (source!.ListingId, source.Platform, source.ImportAddress, source.PropertyName));
        Assert.Single(house.Heard, new ListingLinked(listing, home, owner));
    }
}
