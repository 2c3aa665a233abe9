using System.Net;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Testing;

namespace Resas.Properties.Tests;

public sealed class FirstStepsTests(House house) : IClassFixture<House>
{
    private static int addresses;

    [Fact]
    public async Task A_new_owner_goes_from_a_name_to_platforms_that_have_read_us()
    {
        using var owner = house.NewOwner();
        var platforms = await owner.PostFormAsync("/welcome", new { Form_Name = "Le Mas" });
        Assert.Equal(("Étape 2 sur 5 Plateformes", "/first-steps/platforms"), (platforms.Texts(".steps-bar p").Single(), Folder(platforms)));

        var read = await ChooseAsync(owner, platforms, "booking", "airbnb");
        Assert.Equal("Votre calendrier sur Airbnb", read.Texts("h1").Single());
        var address = NewAddress();
        house.Previews[address] = new(null, null, [new(new(new(2026, 12, 24), new(2026, 12, 30)), ClaimKind.Reservation, "HMABC12DEF")], 0, "airbnb");
        Assert.Equal(["du 24 au 30 décembre 2026, 6 nuits Réservation · HMABC12DEF"], (await TryAsync(owner, read, address)).Texts("#trial .list-item"));
        var next = await PasteAsync(owner, read, address);
        Assert.Equal("Votre calendrier sur Booking.com", next.Texts("h1").Single());
        var give = await PasteAsync(owner, next, NewAddress());
        Assert.Equal(("/first-steps/give", "Notre adresse, pour Airbnb"), (Folder(give), give.Texts("h1").Single()));
        Assert.EndsWith(".ics", give.One("#export-address").GetAttribute("value"), StringComparison.Ordinal);

        var second = await owner.GetAsync(give.One(".actions .button-primary[href]").GetAttribute("href")!);
        Assert.Equal("Notre adresse, pour Booking.com", second.Texts("h1").Single());
        var check = await owner.GetAsync(second.One(".actions .button-primary[href]").GetAttribute("href")!);
        Assert.Equal("Étape 5 sur 5 Vérification", check.Texts(".steps-bar p").Single());
        Assert.Contains("En attente de la première lecture par Airbnb…", check.Text, StringComparison.Ordinal);

        var listings = await house.AskAsync(new FindListings(owner.OwnerId));
        Assert.Equal(["airbnb", "booking"], listings.Select(l => l.Platform));
        foreach (var listing in listings) Pulled(listing.Id);
        var done = await owner.GetAsync(check.Path);
        Assert.Equal("C’est fait", done.Texts("h1").Single());
        Assert.Contains("Airbnb a lu votre calendrier à 11:00", done.Text, StringComparison.Ordinal);
        Assert.Null(done.One("#pulls").GetAttribute("hx-get"));
        Assert.Null(await house.AskAsync(new FindFirstSteps(owner.OwnerId)));
        Assert.Equal("/", (await owner.GetAsync("/first-steps")).Path);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_home_and_one_listing_of_each_platform()
    {
        using var owner = house.NewOwner();
        var start = await owner.GetAsync("/first-steps/home");
        var platforms = await owner.SubmitAsync(start, new { Form_Name = "Le Mas" });
        await owner.SubmitAsync(start, new { Form_Name = "Le Mas" });
        Assert.Single(await house.AskAsync(new FindProperties(owner.OwnerId)));

        await ChooseAsync(owner, platforms, "airbnb", "booking");
        await ChooseAsync(owner, platforms, "airbnb", "booking");
        Assert.Equal(2, (await house.AskAsync(new FindListings(owner.OwnerId))).Count);
    }

    [Fact]
    public async Task Going_back_renames_the_home_and_unticks_a_platform_of_which_nothing_came()
    {
        using var owner = house.NewOwner();
        var platforms = await owner.PostFormAsync("/first-steps/home", new { Form_Name = "Le Mas" });
        var read = await ChooseAsync(owner, platforms, "airbnb", "booking");
        await PasteAsync(owner, read, NewAddress());

        var home = await owner.GetAsync(read.One(".steps-way li:nth-child(1) a").GetAttribute("href")!);
        var again = await owner.SubmitAsync(home, new { Form_Name = "Le Grand Mas" });
        Assert.Equal("Le Grand Mas", Assert.Single(await house.AskAsync(new FindProperties(owner.OwnerId))).Name);
        Assert.Equal(["airbnb"], again.Document.QuerySelectorAll("input[name=Chosen][disabled]").Select(e => e.GetAttribute("value")));

        await ChooseAsync(owner, again, "greengo");
        Assert.Equal(["airbnb", "greengo"], (await house.AskAsync(new FindListings(owner.OwnerId))).Select(l => l.Platform));
    }

    [Fact]
    public async Task No_platform_and_no_name_are_refused_in_a_sentence()
    {
        using var owner = house.NewOwner();
        var nameless = await owner.PostFormAsync("/first-steps/home", new { Form_Name = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.Status);
        Assert.Contains("Donnez un nom à ce logement.", nameless.Text, StringComparison.Ordinal);
        var platforms = await owner.SubmitAsync(nameless, new { Form_Name = "Le Mas" });
        var none = await ChooseAsync(owner, platforms);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("Cochez au moins une plateforme.", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_address_is_refused_and_says_why()
    {
        using var owner = house.NewOwner();
        var read = await ChooseAsync(owner, await owner.PostFormAsync("/first-steps/home", new { Form_Name = "Le Mas" }), "airbnb", "booking");
        Assert.Contains("Collez l’adresse du calendrier, ou passez", (await PasteAsync(owner, read, "")).Text, StringComparison.Ordinal);
        Assert.Contains("Ce n’est pas une adresse complète.", (await PasteAsync(owner, read, "airbnb")).Text, StringComparison.Ordinal);

        var webPage = NewAddress();
        house.Previews[webPage] = new(FeedProblem.WebPage, "C’est une page web.", [], 0, null);
        var tried = await TryAsync(owner, read, webPage);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.Status);
        Assert.Contains("C’est une page web.", tried.Text, StringComparison.Ordinal);
        Assert.Null(tried.Document.QuerySelector("button[value=save], button[value=anyway]"));

        var give = await owner.GetAsync($"/first-steps/give/{(await house.AskAsync(new FindListings(owner.OwnerId)))[0].Id}");
        Assert.Contains("tournerait en rond", (await TryAsync(owner, read, give.One("#export-address").GetAttribute("value")!)).Text, StringComparison.Ordinal);

        var taken = NewAddress();
        var second = await PasteAsync(owner, read, taken);
        Assert.Contains("déjà celle de votre annonce Airbnb", (await TryAsync(owner, second, taken)).Text, StringComparison.Ordinal);
        Assert.Single(await house.AskAsync(new FindListings(owner.OwnerId)), l => l.HasImport);
    }

    [Fact]
    public async Task A_platform_can_be_skipped_and_what_is_left_is_taken_up_again()
    {
        using var owner = house.NewOwner("en");
        var read = await ChooseAsync(owner, await owner.PostFormAsync("/first-steps/home", new { Form_Name = "The Mill" }), "airbnb", "google");
        var second = await owner.GetAsync(read.One("#read-form a.button-quiet:last-child").GetAttribute("href")!);
        await PasteAsync(owner, second, NewAddress());

        var left = await house.AskAsync(new FindFirstSteps(owner.OwnerId));
        // Google takes nothing from us here, so nothing is awaited from it.
        Assert.Equal(["Airbnb, « The Mill » : l’adresse de son calendrier n’est pas encore collée."], left!.Left);
        Assert.Equal(read.Path, (await owner.GetAsync("/first-steps")).Path);
        var board = await owner.GetAsync("/");
        Assert.Contains("First steps: what is left Airbnb, “The Mill”", board.Text, StringComparison.Ordinal);

        var dismissed = await owner.SubmitAsync(board, new { }, "form[action^='/first-steps']");
        Assert.DoesNotContain("what is left", dismissed.Text, StringComparison.Ordinal);
        Assert.Null(await house.AskAsync(new FindFirstSteps(owner.OwnerId)));
    }

    [Fact]
    public async Task The_check_is_asked_for_again_as_a_fragment_until_all_have_come()
    {
        using var owner = house.NewOwner();
        var read = await ChooseAsync(owner, await owner.PostFormAsync("/first-steps/home", new { Form_Name = "Le Mas" }), "airbnb");
        var give = await PasteAsync(owner, read, NewAddress());
        var waiting = await owner.Htmx().GetAsync(give.One("#pulls").GetAttribute("hx-get")!);
        Assert.Equal("pulls", Assert.Single(waiting.Document.Body!.Children).Id);
        Assert.Equal(give.Path, waiting.One("#pulls").GetAttribute("hx-get"));

        Pulled((await house.AskAsync(new FindListings(owner.OwnerId)))[0].Id, TestClock.Start.AddDays(-2));
        var came = await owner.Htmx().GetAsync(give.Path);
        Assert.Contains("Airbnb a lu votre calendrier le 19 novembre 2026 à 11:00", came.Text, StringComparison.Ordinal);
        Assert.Null(came.One("#pulls").GetAttribute("hx-get"));
    }

    [Fact]
    public async Task Nothing_of_another_owner_s_is_shown_or_changed()
    {
        using var odile = house.NewOwner();
        using var other = house.NewOwner();
        var platforms = await odile.PostFormAsync("/first-steps/home", new { Form_Name = "Le Mas" });
        var read = await ChooseAsync(odile, platforms, "airbnb");
        var listing = read.Path.Split('/')[^1];
        foreach (var path in new[] { platforms.Path, read.Path, $"/first-steps/give/{listing}", platforms.Path.Replace("platforms", "check", StringComparison.Ordinal), platforms.Path.Replace("platforms", "home", StringComparison.Ordinal) })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Status);

        var start = await other.GetAsync("/first-steps/home");
        Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitAsync(start, new { Form_Name = "Pris", NewId = platforms.Path.Split('/')[^1] })).Status);
        Assert.Equal("Le Mas", Assert.Single(await house.AskAsync(new FindProperties(odile.OwnerId))).Name);
    }

    private static string Folder(Answer page) => page.Path[..page.Path.LastIndexOf('/')];

    private static string NewAddress() => $"https://calendrier.example/premiers-pas/{Interlocked.Increment(ref addresses)}.ics";

    /// <summary>Ticks these and no others, which a filled form of one value a name can't say.</summary>
    private static Task<Answer> ChooseAsync(Visitor owner, Answer page, params string[] platforms)
    {
        foreach (var box in page.Document.QuerySelectorAll("input[name=Chosen]")) ((AngleSharp.Html.Dom.IHtmlInputElement)box).IsChecked = platforms.Contains(box.GetAttribute("value"));
        return owner.SubmitAsync(page, new { }, "form:has([name=Batch])");
    }

    private static Task<Answer> TryAsync(Visitor owner, Answer page, string address) => owner.SubmitAsync(page, new { Address = address, Step = "try" }, "#read-form");

    private static async Task<Answer> PasteAsync(Visitor owner, Answer page, string address)
    {
        var tried = await TryAsync(owner, page, address);
        return tried.Document.QuerySelector("button[value=save]") is null ? tried : await owner.SubmitAsync(tried, new { Step = "save" }, "#read-form");
    }

    private void Pulled(Guid listing, DateTime? at = null) =>
        house.Health[listing] = new(listing, HealthState.Healthy, null, null, TestClock.Start, TestClock.Start, null, at ?? TestClock.Start);
}
