using System.Net;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Testing;

namespace Resas.Properties.Tests;

public sealed class ListingsTests(House house) : IClassFixture<House>
{
    private static int addresses;

    [Fact]
    public async Task An_address_is_tried_at_once_and_shown_before_it_is_saved()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var address = NewAddress();
        house.Previews[address] = new(null, null, [Stay(2026, 12, 24, 6, "HMABC12DEF"), new(Of(2026, 12, 30, 4), ClaimKind.Closure, null)], 2, "airbnb");

        var trial = await owner.TryAsync(home, "airbnb", $"  {address} ", "Le grand gîte");
        Assert.Equal(HttpStatusCode.OK, trial.Status);
        Assert.Contains("L’adresse répond : 2 périodes trouvées, 10 nuits à partir d’aujourd’hui.", trial.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["du 24 au 30 décembre 2026, 6 nuits Réservation · HMABC12DEF", "du 30 décembre 2026 au 3 janvier 2027, 4 nuits Fermeture"],
            trial.Texts("#trial .list-item"));
        Assert.Contains("2 entrées illisibles ont été laissées de côté.", trial.Text, StringComparison.Ordinal);
        Assert.Empty(await house.AskAsync(new FindListings(owner.OwnerId)));

        var saved = await owner.SaveAsync(trial);
        Assert.StartsWith("/listings/export/", saved.Path, StringComparison.Ordinal);
        var listing = Assert.Single(await house.AskAsync(new FindListings(owner.OwnerId)));
        Assert.Equal(("airbnb", "Le grand gîte", true), (listing.Platform, listing.Name, listing.HasImport));
        Assert.Equal(address, (await house.AskAsync(new FindListingSource(listing.Id)))!.ImportAddress);
        Assert.Contains(new ListingLinked(listing.Id, home, owner.OwnerId), await house.HearAsync());
        Assert.Equal(new PreviewFeed(address, "airbnb", "Europe/Paris"), Assert.Single(house.Tried, t => t.Address == address));
    }

    [Fact]
    public async Task In_English_the_trial_speaks_English()
    {
        using var owner = house.NewOwner("en");
        var address = NewAddress();
        house.Previews[address] = new(null, null, [Stay(2026, 12, 1, 1, null)], 0, null);
        var trial = await owner.TryAsync(await owner.CreateHomeAsync("The Mill"), "airbnb", address);
        Assert.Contains("The address answers: 1 period found, 1 night from today on.", trial.Text, StringComparison.Ordinal);
        Assert.Equal(["1 to 2 December 2026, 1 night Reservation"], trial.Texts("#trial .list-item"));
    }

    [Fact]
    public async Task With_script_the_trial_is_the_form_alone()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var page = await owner.GetAsync(OwnerSteps.LinkPage(home));
        var trial = await owner.Htmx().SubmitAsync(page, new { Form_Platform = "airbnb", Form_Address = NewAddress(), Form_Step = "try" });
        Assert.Equal("listing-form", Assert.Single(trial.Document.Body!.Children).Id);
        Assert.Contains("Aucune nuit à venir", trial.Body, StringComparison.Ordinal);
        var done = await owner.Htmx().SubmitAsync(trial, new { Form_Step = "save" }, "#listing-form");
        Assert.StartsWith("/listings/export/", done.Response.Headers.GetValues("HX-Redirect").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_saved_that_was_not_tried()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var (tried, typed) = (NewAddress(), NewAddress());
        var untried = await owner.PostFormAsync(OwnerSteps.LinkPage(home), new { Form_Platform = "airbnb", Form_Address = tried, Form_Step = "save" });
        Assert.Contains("Ce que l’adresse a donné", untried.Text, StringComparison.Ordinal);
        Assert.Contains("Ce que l’adresse a donné", (await owner.SubmitAsync(untried, new { Form_Address = typed, Form_Step = "save" }, "#listing-form")).Text, StringComparison.Ordinal);
        Assert.Contains("Ce que l’adresse a donné", (await owner.SubmitAsync(untried, new { Form_Slip = "forged", Form_Step = "save" }, "#listing-form")).Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("Ce que l’adresse a donné", (await owner.SaveAsync(untried)).Text, StringComparison.Ordinal);
        Assert.Empty(await house.AskAsync(new FindListings(owner.OwnerId)));
    }

    [Theory]
    [InlineData(FeedProblem.Unreachable, true)]
    [InlineData(FeedProblem.TimedOut, true)]
    [InlineData(FeedProblem.TooManyRequests, true)]
    [InlineData(FeedProblem.ServerError, true)]
    [InlineData(FeedProblem.BadAddress, false)]
    [InlineData(FeedProblem.ForbiddenAddress, false)]
    [InlineData(FeedProblem.Refused, false)]
    [InlineData(FeedProblem.Gone, false)]
    [InlineData(FeedProblem.WebPage, false)]
    [InlineData(FeedProblem.NotACalendar, false)]
    [InlineData(FeedProblem.Truncated, false)]
    [InlineData(FeedProblem.TooLarge, false)]
    public async Task Only_what_may_pass_is_saved_in_spite_of_a_problem(FeedProblem problem, bool mayPass)
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var address = NewAddress();
        house.Previews[address] = new(problem, $"Voici pourquoi : {problem}.", [], 0, null);
        var trial = await owner.TryAsync(home, "airbnb", address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, trial.Status);
        Assert.Contains($"Voici pourquoi : {problem}.", trial.Text, StringComparison.Ordinal);
        Assert.Equal(mayPass, trial.Document.QuerySelector("button[value=anyway]") is not null);
        Assert.Null(trial.Document.QuerySelector("button[value=save]"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SaveAsync(trial)).Status);
        var anyway = await owner.SubmitAsync(trial, new { Form_Step = "anyway" }, "#listing-form");
        Assert.Equal(mayPass ? 1 : 0, (await house.AskAsync(new FindListings(owner.OwnerId))).Count);
        Assert.Equal(mayPass, anyway.Path.StartsWith("/listings/export/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_of_another_platform_is_recognised_and_the_platform_changed_by_a_button()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var address = NewAddress();
        house.Previews[address] = new(null, null, [], 0, "booking");
        var trial = await owner.TryAsync(home, "airbnb", address);
        Assert.Contains("Cette adresse mène à Booking.com, et vous avez choisi Airbnb.", trial.Text, StringComparison.Ordinal);
        var switched = await owner.SubmitAsync(trial, new { Form_SwitchTo = "booking" }, "#listing-form");
        Assert.DoesNotContain("vous avez choisi", switched.Text, StringComparison.Ordinal);
        Assert.Equal("booking", house.Tried.Last().Platform);
        await owner.SaveAsync(switched);
        var listing = Assert.Single(await house.AskAsync(new FindListings(owner.OwnerId)));
        Assert.Equal(("booking", "Booking.com"), (listing.Platform, listing.Name));
    }

    [Theory]
    [InlineData("fr", "", "", "Choisissez une plateforme dans la liste.", "Collez l’adresse du calendrier")]
    [InlineData("en", "lebedandbreakfast", "airbnb.fr/calendar", "Choose a platform from the list.", "This is not a whole address.")]
    [InlineData("fr", "airbnb", "ftp://www.airbnb.fr/a.ics", null, "Ce n’est pas une adresse complète.")]
    [InlineData("fr", "airbnb", "https://", null, "Ce n’est pas une adresse complète.")]
    public async Task Malformed_listings_are_refused_with_a_sentence_and_the_input_is_kept(string language, string platform, string address, string? first, string second)
    {
        using var owner = house.NewOwner(language);
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var refused = await owner.TryAsync(home, platform, address, "Mon annonce");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(first ?? "", refused.Text, StringComparison.Ordinal);
        Assert.Contains(second, refused.Text, StringComparison.Ordinal);
        Assert.Equal("Mon annonce", refused.One("#Form_Name").GetAttribute("value"));
        Assert.Equal(address, refused.One("#Form_Address").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Too_long_an_address_or_name_is_refused()
    {
        using var owner = house.NewOwner();
        var refused = await owner.TryAsync(await owner.CreateHomeAsync("Les Tilleuls"), "airbnb", $"https://a.example/{new string('a', 2000)}.ics", new string('n', 121));
        Assert.Contains("L’adresse compte 2000 caractères au plus.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Le nom compte 120 caractères au plus.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_may_be_saved_without_an_address_but_not_by_losing_one()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var refused = await owner.PostFormAsync(OwnerSteps.LinkPage(home), new { Form_Platform = "airbnb", Form_Address = NewAddress(), Form_Step = "without" });
        Assert.Contains("Une adresse est écrite ici.", refused.Text, StringComparison.Ordinal);
        await owner.LinkAsync(home, "airbnb", null);
        Assert.False(Assert.Single(await house.AskAsync(new FindListings(owner.OwnerId))).HasImport);
    }

    [Fact]
    public async Task Webcal_is_read_as_https_and_the_same_address_written_otherwise_is_the_same()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var path = $"/ical/{Guid.NewGuid():N}.ics?Key=A";
        var listing = await owner.LinkAsync(home, "airbnb", $"webcal://Feeds.Example.org{path}");
        Assert.Equal($"https://feeds.example.org{path}", (await house.AskAsync(new FindListingSource(listing)))!.ImportAddress);

        foreach (var again in (string[])[$"http://feeds.example.org{path}", $"webcals://feeds.example.org{path}", $"HTTPS://FEEDS.example.org:443{path}#x"])
            Assert.Contains("Cette adresse est déjà celle de votre annonce Airbnb", (await owner.TryAsync(home, "booking", again)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await owner.TryAsync(home, "booking", $"https://feeds.example.org{path.Replace("=A", "=a", StringComparison.Ordinal)}")).Status);
    }

    [Fact]
    public async Task An_address_linked_elsewhere_is_refused_with_where_to_its_owner_alone()
    {
        using var owner = house.NewOwner();
        using var stranger = house.NewOwner();
        var address = NewAddress();
        await owner.LinkAsync(await owner.CreateHomeAsync("La Bergerie"), "greengo", address, "Numéro 771");
        var tried = house.Tried.Count;

        var here = await owner.TryAsync(await owner.CreateHomeAsync("Studio du Port"), "airbnb", address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.Status);
        Assert.Contains("Cette adresse est déjà celle de votre annonce GreenGo du logement « La Bergerie ».", here.Text, StringComparison.Ordinal);
        var there = await stranger.TryAsync(await stranger.CreateHomeAsync("À moi"), "airbnb", address);
        Assert.Contains("Cette adresse est déjà utilisée.", there.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("GreenGo", there.One("#address-error").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bergerie", there.Body, StringComparison.Ordinal);
        Assert.Equal(tried, house.Tried.Count);
    }

    [Fact]
    public async Task Of_requests_that_race_for_one_address_one_wins_and_the_others_are_refused()
    {
        var address = NewAddress();
        using var owner = house.NewOwner();
        var trials = new List<Answer>();
        for (var n = 0; n < 6; n++) trials.Add(await owner.TryAsync(await owner.CreateHomeAsync($"Gîte {n}"), "airbnb", address));

        var answers = await Task.WhenAll(trials.Select(t => Task.Run(() => owner.SaveAsync(t))));
        Assert.Single(answers, a => a.Path.StartsWith("/listings/export/", StringComparison.Ordinal));
        Assert.Equal(5, answers.Count(a => a.Is(HttpStatusCode.UnprocessableEntity) && a.Text.Contains("Cette adresse est déjà celle de votre annonce Airbnb", StringComparison.Ordinal)));
        Assert.Single(await house.AskAsync(new FindListings(owner.OwnerId)));
    }

    [Fact]
    public async Task A_second_listing_of_one_platform_must_be_confirmed()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        await owner.LinkAsync(home, "airbnb", NewAddress());
        var trial = await owner.TryAsync(home, "airbnb", NewAddress());
        Assert.Contains("« Les Tilleuls » a déjà une annonce Airbnb.", trial.Text, StringComparison.Ordinal);

        var refused = await owner.SaveAsync(trial);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Cochez la case si c’en est bien une deuxième.", refused.Text, StringComparison.Ordinal);
        var saved = await owner.SubmitAsync(refused, new { Form_Second = "yes", Form_Step = "save" }, "#listing-form");
        Assert.StartsWith("/listings/export/", saved.Path, StringComparison.Ordinal);
        Assert.Equal(2, (await house.AskAsync(new FindListings(owner.OwnerId))).Count);
    }

    [Fact]
    public async Task A_home_has_twenty_listings_at_most()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var form = await owner.GetAsync(OwnerSteps.LinkPage(home));
        for (var n = 1; n <= 20; n++) await owner.SubmitAsync(form, new { Form_Platform = "other", Form_Name = $"{n}", Form_Step = "without" });
        var refused = await owner.SubmitAsync(form, new { Form_Platform = "other", Form_Step = "without" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Ce logement a 20 annonces : c’est le maximum.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(20, (await house.AskAsync(new FindListings(owner.OwnerId, home))).Count);
        Assert.Contains("c’est le maximum", (await owner.GetAsync(OwnerSteps.LinkPage(home))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_own_export_address_is_refused_under_any_name_of_ours()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var export = (await owner.GetAsync($"/listings/export/{await owner.LinkAsync(home, "airbnb", null)}")).One("#export-address").GetAttribute("value")!;
        foreach (var loop in (string[])[export, export.Replace("localhost", "other.example.org", StringComparison.Ordinal), "http://localhost/feeds/unknown.ics"])
            Assert.Contains("la lire ici tournerait en rond", (await owner.TryAsync(home, "booking", loop)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await owner.TryAsync(home, "booking", "https://calendars.example.org/feeds/unknown.ics")).Status);
    }

    [Fact]
    public async Task The_export_page_gives_an_address_of_43_characters_and_says_where_to_paste_it()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var (booking, google) = (await owner.LinkAsync(home, "booking", null), await owner.LinkAsync(home, "google", null));
        var page = await owner.GetAsync($"/listings/export/{booking}");
        var address = page.One("#export-address").GetAttribute("value")!;
        Assert.Matches("^http://localhost/feeds/[A-Za-z0-9_-]{43}[.]ics$", address);
        Assert.Contains("Coller chez Booking", page.Text, StringComparison.Ordinal);
        Assert.Contains("Cette adresse n’est joignable que depuis cet ordinateur", page.Text, StringComparison.Ordinal);
        Assert.Contains("Google Agenda ne prend pas de calendrier de l’extérieur.", (await owner.GetAsync($"/listings/export/{google}")).Text, StringComparison.Ordinal);

        var key = address[^47..^4];
        Assert.Equal(booking, (await house.AskAsync(new FindListingByExportKey(key)))!.Listing!.ListingId);
        Assert.Null(await house.AskAsync(new FindListingByExportKey(key.ToUpperInvariant())));
        Assert.Null(await house.AskAsync(new FindListingByExportKey("")));
        Assert.Null(await house.AskAsync(new FindListingByExportKey(new string('a', 65))));
    }

    [Fact]
    public async Task A_renewed_export_address_replaces_the_old_one()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var listing = await owner.LinkAsync(home, "booking", null);
        var page = await owner.GetAsync($"/listings/export/{listing}");
        Assert.Contains("L’ancienne dira aussitôt qu’elle n’a plus cours", page.Text, StringComparison.Ordinal);
        var renewed = await owner.SubmitAsync(page, new { }, "form[action*=Renew]");
        var (old, now) = (page.One("#export-address").GetAttribute("value")!, renewed.One("#export-address").GetAttribute("value")!);
        Assert.NotEqual(old, now);
        Assert.Equal(new ExportAddress(null), await house.AskAsync(new FindListingByExportKey(old[^47..^4])));
        Assert.Equal(listing, (await house.AskAsync(new FindListingByExportKey(now[^47..^4])))!.Listing!.ListingId);
        // Reading what was ours is still a loop.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.TryAsync(home, "booking", old.Replace("localhost", "other.example.org", StringComparison.Ordinal))).Status);
        Assert.Contains(new ListingChanged(listing, home, owner.OwnerId), await house.HearAsync());
    }

    [Fact]
    public async Task A_name_is_changed_without_a_trial_and_an_address_with_one()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var (before, after) = (NewAddress(), NewAddress());
        var listing = await owner.LinkAsync(home, "airbnb", before);
        var edit = $"/listings/edit/{listing}";
        var tried = house.Tried.Count;

        await owner.PostFormAsync(edit, new { Form_Name = "Annonce 42", Form_Step = "save" });
        Assert.Equal(tried, house.Tried.Count);
        Assert.Equal("Annonce 42", (await house.AskAsync(new FindListingSource(listing)))!.ListingName);
        Assert.Contains(new ListingChanged(listing, home, owner.OwnerId), await house.HearAsync());

        var trial = await owner.PostFormAsync(edit, new { Form_Address = after, Form_Step = "save" });
        Assert.Contains("Ce que l’adresse a donné", trial.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await house.AskAsync(new FindListingSource(listing)))!.ImportAddress);
        await owner.SaveAsync(trial);
        Assert.Equal(after, (await house.AskAsync(new FindListingSource(listing)))!.ImportAddress);

        house.Previews[before] = new(FeedProblem.Gone, "Plus là.", [], 0, null);
        var gone = await owner.PostFormAsync(edit, new { Form_Address = before, Form_Step = "save" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SubmitAsync(gone, new { Form_Step = "anyway" }, "#listing-form")).Status);
        Assert.Equal(after, (await house.AskAsync(new FindListingSource(listing)))!.ImportAddress);

        await owner.PostFormAsync(edit, new { Form_Step = "without" });
        Assert.Null((await house.AskAsync(new FindListingSource(listing)))!.ImportAddress);
    }

    [Fact]
    public async Task An_emptied_address_is_not_forgotten_by_saving()
    {
        using var owner = house.NewOwner();
        var listing = await owner.LinkAsync(await owner.CreateHomeAsync("Les Tilleuls"), "airbnb", NewAddress());
        var refused = await owner.PostFormAsync($"/listings/edit/{listing}", new { Form_Address = "", Form_Step = "save" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull((await house.AskAsync(new FindListingSource(listing)))!.ImportAddress);
    }

    [Theory]
    [InlineData("keep", false)]
    [InlineData("release", true)]
    public async Task Unlinking_asks_what_becomes_of_the_nights(string choice, bool release)
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var listing = await owner.LinkAsync(home, "greengo", NewAddress());
        var page = await owner.GetAsync($"/listings/unlink/{listing}");
        Assert.Equal("keep", page.One("[name=Nights][checked]").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SubmitAsync(page, new { Nights = "sell" })).Status);
        Assert.NotNull(await house.AskAsync(new FindListingSource(listing)));

        var done = await owner.SubmitAsync(page, new { Nights = choice });
        Assert.Equal($"/properties/details/{home}", done.Path);
        Assert.Null(await house.AskAsync(new FindListingSource(listing)));
        Assert.Contains(new ListingUnlinked(listing, home, owner.OwnerId, release), await house.HearAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await owner.SubmitAsync(page, new { Nights = choice })).Status);
    }

    [Fact]
    public async Task Another_owners_listing_is_not_found()
    {
        using var owner = house.NewOwner();
        using var stranger = house.NewOwner();
        var address = NewAddress();
        var listing = await owner.LinkAsync(await owner.CreateHomeAsync("Les Tilleuls"), "airbnb", address);
        var own = await stranger.LinkAsync(await stranger.CreateHomeAsync("À moi"), "airbnb", null);
        foreach (var page in (string[])["edit", "export", "unlink"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/listings/{page}/{listing}")).Status);

        var token = (await stranger.GetAsync($"/listings/edit/{own}")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var action in (string[])["edit/{0}", "export/{0}?handler=Renew", "unlink/{0}"])
        {
            var path = $"/listings/{action.Replace("{0}", listing.ToString(), StringComparison.Ordinal)}";
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostRawAsync(path, ("__RequestVerificationToken", token), ("Form.Step", "without"))).Status);
        }

        Assert.Equal(address, (await house.AskAsync(new FindListingSource(listing)))!.ImportAddress);
    }

    [Fact]
    public async Task Addresses_and_keys_are_in_no_log_and_in_no_announcement()
    {
        using var owner = house.NewOwner();
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var address = NewAddress();
        var secret = new Uri(address).AbsolutePath;
        var listing = await owner.LinkAsync(home, "airbnb", address);
        var export = (await owner.GetAsync($"/listings/export/{listing}")).One("#export-address").GetAttribute("value")![^47..^4];
        await owner.TryAsync(home, "booking", address);
        await house.HearAsync();

        Assert.NotEmpty(house.Logged);
        Assert.DoesNotContain(house.Logged, line => line.Contains(secret, StringComparison.Ordinal) || line.Contains(export, StringComparison.Ordinal));
        Assert.DoesNotContain(house.Heard, news => System.Text.Json.JsonSerializer.Serialize(news, news.GetType()).Contains(secret, StringComparison.Ordinal));
        var source = (await house.AskAsync(new FindListingSource(listing)))!;
        Assert.DoesNotContain(secret, source.ToString(), StringComparison.Ordinal);
    }

    private static string NewAddress() => $"https://www.airbnb.fr/calendar/ical/{Interlocked.Increment(ref addresses)}-{Guid.NewGuid():N}.ics?s=secret";

    private static Nights Of(int year, int month, int day, int count) => new(new(year, month, day), new DateOnly(year, month, day).AddDays(count));

    private static PreviewedNights Stay(int year, int month, int day, int count, string? label) => new(Of(year, month, day, count), ClaimKind.Reservation, label);
}
