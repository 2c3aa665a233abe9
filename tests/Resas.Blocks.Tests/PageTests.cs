using System.Net;
using Resas.Contracts.Blocks;
using Resas.Testing;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

public sealed class PageTests : IClassFixture<House>
{
    private readonly House house;

    public PageTests(House house)
    {
        this.house = house;
        house.MoveIn();
    }

    [Fact]
    public async Task A_week_is_blocked_and_the_calendar_of_its_month_says_so()
    {
        var done = await house.Odile().PostFormAsync($"/blocks/create?propertyId={house.Clos}&from=2026-12-24&until=2026-12-31",
            new { Form_Kind = "Block", Form_Reason = "Holidays", Form_Note = "Noël en famille" });

        Assert.Equal($"/calendar/{house.Clos}?month=2026-12", done.Path);
        Assert.Equal("Nuits bloquées du 24 au 31 décembre 2026.", Answer.Flat(done.One(".toast p").TextContent));
        var block = Assert.Single(await house.ClaimsAsync());
        Assert.Equal((ClaimKind.Block, BlockReason.Holidays, "Noël en famille", 7), (block.Kind, block.Reason, block.Note, block.Nights.Count));
        Assert.Equal(house.Clos, block.PropertyId);
    }

    [Fact]
    public async Task With_script_the_form_alone_is_answered_and_the_browser_sent_on_when_done()
    {
        var odile = house.Odile();
        var page = await odile.GetAsync($"/blocks/create?propertyId={house.Studio}");
        var refused = await odile.Htmx().SubmitAsync(page, new { Form_From = "2026-12-05", Form_Until = "2026-12-05" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("claim-form", refused.Document.Body!.Children.Single().Id);
        Assert.Contains("Le départ doit suivre l’arrivée.", refused.Text);
        Assert.Equal("true", refused.One("#Form_Until").GetAttribute("aria-invalid"));
        Assert.Equal("2026-12-05", refused.One("#Form_From").GetAttribute("value"));

        var done = await odile.Htmx().SubmitAsync(refused, new { Form_From = "2026-12-05", Form_Until = "2026-12-06", Form_Kind = "Reservation", Form_Guest = "Famille Garnier" });
        Assert.Equal($"/calendar/{house.Studio}?month=2026-12", done.Response.Headers.GetValues("HX-Redirect").Single());
        Assert.Equal("Famille Garnier", Assert.Single(await house.ClaimsAsync()).Guest);
    }

    [Fact]
    public async Task Taken_nights_are_refused_with_who_holds_them()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");

        var refused = await CreateAsync("2026-12-01", "2026-12-05", "Reservation");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Camille Dubois, Airbnb, du 3 au 5 décembre 2026, 2 nuits", refused.Text);
        Assert.Contains("Rien n’a été changé.", refused.Text);
        Assert.Empty(refused.Document.QuerySelectorAll("button[name=Merge]"));
        Assert.Single(await house.ClaimsAsync());
    }

    [Fact]
    public async Task A_block_over_a_block_offers_to_be_one_with_it()
    {
        await house.EnterAsync(Nights(3, 6));
        var refused = await CreateAsync("2026-12-01", "2026-12-05", "Block");
        Assert.Single(refused.Document.QuerySelectorAll("button[name=Merge]"));

        var odile = house.Odile();
        var page = await odile.PostFormAsync($"/blocks/create?propertyId={house.Clos}", new { Form_From = "2026-12-01", Form_Until = "2026-12-05", Form_Kind = "Block" });
        await odile.SubmitAsync(page, new { Merge = "true" }, "#claim-form");

        Assert.Equal(Nights(1, 6), Assert.Single(await house.ClaimsAsync()).Nights);
    }

    [Theory]
    [InlineData("", "2026-12-05", "Indiquez le jour d’arrivée.")]
    [InlineData("2026-12-01", "2027-12-02", "Un séjour compte 365 nuits au plus. Saisissez-le en plusieurs fois.")]
    [InlineData("2024-11-20", "2024-11-25", "L’arrivée remonte à plus de 2 ans. Vérifiez l’année.")]
    [InlineData("2029-11-20", "2029-11-25", "Le départ est dans plus de 3 ans. Vérifiez l’année.")]
    public async Task Dates_out_of_bounds_are_refused_with_a_sentence(string from, string until, string sentence)
    {
        var refused = await CreateAsync(from, until, "Block");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text);
        Assert.Empty(await house.ClaimsAsync());
    }

    [Fact]
    public async Task A_malformed_form_is_refused_not_broken()
    {
        var refused = await CreateAsync("pas une date", "9999-99-99", "Closure");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Document.QuerySelectorAll(".field-validation-error"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CreateAsync("2026-12-01", "2026-12-05", "Closure")).Status);
        var tooMuch = await house.Odile().PostFormAsync($"/blocks/create?propertyId={house.Clos}&from=2026-12-01",
            new { Form_Kind = "Reservation", Form_Guest = new string('g', 121), Form_Note = new string('n', 2001) });
        Assert.Contains("Le nom compte 120 caractères au plus.", tooMuch.Text);
        Assert.Contains("La note compte 2 000 caractères au plus.", tooMuch.Text);
        Assert.Empty(await house.ClaimsAsync());
    }

    [Fact]
    public async Task A_mistyped_address_still_gives_the_form()
    {
        var page = await house.Odile().GetAsync("/blocks/create?from=demain&kind=rien");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(2, page.Texts("#HomeId option").Count);
        Assert.Empty(page.Document.QuerySelectorAll(".field-validation-error"));
    }

    [Fact]
    public async Task The_form_for_a_free_night_leads_to_its_story()
    {
        var page = await house.Odile().GetAsync($"/blocks/create?propertyId={house.Clos}&from=2026-12-03&until=2026-12-04");

        Assert.Equal("Ce que l’on sait de cette nuit", Answer.Flat(page.One($"a[href='/nights/{house.Clos}/2026-12-03']").TextContent));
    }

    [Fact]
    public async Task An_owner_without_a_home_is_led_to_add_one()
    {
        var page = await house.SomebodyElse().GetAsync("/blocks/create");

        Assert.Equal("/properties/create", page.One(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_block_is_changed_removed_and_brought_back()
    {
        var id = await house.EnterAsync(Nights(3, 6));
        var odile = house.Odile();

        var changed = await odile.PostFormAsync($"/blocks/edit/{id}", new { Form_Until = "2026-12-08", Form_Reason = "Maintenance", Form_Note = "Toiture" });
        Assert.Equal($"/calendar/{house.Clos}?month=2026-12", changed.Path);
        var block = Assert.Single(await house.ClaimsAsync());
        Assert.Equal((Nights(3, 8), BlockReason.Maintenance, "Toiture"), (block.Nights, block.Reason, block.Note));
        Assert.Contains("Entretien ou travaux", (await odile.GetAsync($"/blocks/details/{id}")).Text);

        var removed = await odile.SubmitAsync(await odile.GetAsync($"/blocks/remove/{id}"), new { }, "main form");
        Assert.Contains("Supprimé : du 3 au 8 décembre 2026.", removed.Texts(".toast p"));
        Assert.False(Assert.Single(await house.ClaimsAsync()).IsLive);
        Assert.Contains("Vous l’avez supprimée.", (await odile.GetAsync($"/blocks/details/{id}")).Text);

        var undone = await odile.SubmitAsync(removed, new { }, ".toast form");
        Assert.Contains("Rétabli : du 3 au 8 décembre 2026.", undone.Texts(".toast p"));
        Assert.True(Assert.Single(await house.ClaimsAsync()).IsLive);
    }

    [Fact]
    public async Task A_removal_is_not_taken_back_over_nights_sold_meanwhile()
    {
        var id = await house.EnterAsync(Nights(3, 6));
        var odile = house.Odile();
        var removed = await odile.SubmitAsync(await odile.GetAsync($"/blocks/remove/{id}"), new { }, "main form");
        await house.ReportAsync(Nights(4, 5), "Camille Dubois");

        var refused = await odile.SubmitAsync(removed, new { }, ".toast form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Camille Dubois, Airbnb, du 4 au 5 décembre 2026, 1 nuit", refused.Text);
    }

    [Fact]
    public async Task Of_a_platforms_stay_only_the_note_can_be_written()
    {
        var id = await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        var odile = house.Odile();

        Assert.Contains("Charmante maison", (await odile.GetAsync($"/blocks/details/{id}")).Text);
        var page = await odile.GetAsync($"/blocks/edit/{id}");
        Assert.Empty(page.Document.QuerySelectorAll("input[type=date]"));
        Assert.Empty(page.Document.QuerySelectorAll($"a[href='/blocks/remove/{id}']"));
        var token = page.One("main input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await odile.PostRawAsync($"/blocks/edit/{id}", ("__RequestVerificationToken", token), ("Form.Note", "Lit bébé"), ("Form.From", "2026-12-01"), ("Form.Until", "n'importe quoi"));

        var stay = Assert.Single(await house.ClaimsAsync());
        Assert.Equal((Nights(3, 6), "Lit bébé", "Camille Dubois"), (stay.Nights, stay.Note, stay.Guest));
        Assert.Equal(HttpStatusCode.NotFound, (await odile.GetAsync($"/blocks/remove/{id}")).Status);
        var refused = await odile.PostRawAsync($"/blocks/edit/{id}", ("__RequestVerificationToken", token), ("Form.Note", new string('n', 2001)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task What_is_another_owners_is_not_found()
    {
        var id = await house.EnterAsync(Nights(3, 6));
        await house.ReportAsync(Nights(4, 8));
        var conflict = Assert.Single(await house.ConflictsAsync());
        var other = house.SomebodyElse();

        foreach (var path in new[] { $"/blocks/details/{id}", $"/blocks/edit/{id}", $"/blocks/remove/{id}", $"/blocks/restore/{id}", $"/blocks/create?propertyId={house.Clos}" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Status);

        var token = (await other.GetAsync("/language")).Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? (await other.GetAsync("/properties/create")).One("#home-form input[name=__RequestVerificationToken]").GetAttribute("value")!;
        foreach (var path in new[] { $"/blocks/edit/{id}", $"/blocks/remove/{id}", $"/blocks/restore/{id}", $"/conflicts?handler=Resolve&id={conflict.Id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostRawAsync(path, ("__RequestVerificationToken", token))).Status);
        Assert.True((await house.ClaimsAsync()).TrueForAll(c => c.IsLive));
        Assert.True(Assert.Single(await house.ConflictsAsync()).IsOpen);
        Assert.Contains("Aucun conflit", (await other.GetAsync("/conflicts")).Text);
    }

    [Fact]
    public async Task A_double_booking_is_shown_with_both_sides_and_settled()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        var petit = await house.ReportAsync(Nights(5, 9), "Luc Petit", platform: "booking");
        var odile = house.Odile();

        var page = await odile.GetAsync("/conflicts");
        Assert.Contains("Le Clos des Tilleuls, du 5 au 6 décembre 2026, 1 nuit", page.Text);
        Assert.Contains("Camille Dubois", page.Text);
        Assert.Contains("Luc Petit", page.Text);
        var settled = await odile.SubmitAsync(page, new { givesWay = $"{petit}", note = "Les Petit vont au studio" });
        Assert.Contains("Le conflit est clos.", settled.Texts(".toast p"));
        Assert.Contains("A cédé la place : la réservation Booking.com (Luc Petit)", settled.Text);
        Assert.Contains("Les Petit vont au studio", settled.Text);
        var closed = Assert.Single(await house.ConflictsAsync());
        Assert.Equal((Closing.ResolvedByOwner, petit), (closed.Closing, closed.GivesWayId));

        var reopened = await odile.Htmx().SubmitAsync(settled, new { }, "form[action*=Reopen]");
        Assert.Equal("conflicts", reopened.Document.Body!.Children.Single().Id);
        Assert.Contains("Le conflit est rouvert.", reopened.Text);
        Assert.True(Assert.Single(await house.ConflictsAsync()).IsOpen);
    }

    [Fact]
    public async Task A_note_too_long_is_refused_beside_its_field()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(5, 9), "Luc Petit", platform: "booking");

        var refused = await house.Odile().PostFormAsync("/conflicts", new { givesWay = "neither", note = new string('n', 501) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("La note compte 500 caractères au plus.", refused.Texts(".field-validation-error"));
        Assert.Equal(501, refused.One("textarea[name=note]").TextContent.Length);
    }

    [Theory]
    [InlineData("SameStay", "C’est noté : un seul séjour. La question ne sera plus posée pour ces deux-là.")]
    [InlineData("TwoStays", "C’est noté : deux séjours. Les nuits restent fermées partout, et le conflit est à régler.")]
    public async Task The_question_of_one_stay_or_two_is_answered(string answer, string said)
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        var mirror = await house.ReportAsync(Nights(3, 6), null, ClaimStanding.Mirror, "booking");
        var odile = house.Odile();
        Assert.Contains("Resas attend votre réponse", (await odile.GetAsync($"/blocks/details/{mirror}")).Text);

        var page = await odile.GetAsync("/conflicts");
        var answered = await odile.SubmitAsync(page, new { }, $"form[action*={answer}]");

        Assert.Contains(said, answered.Texts(".toast p"));
        Assert.Equal(answer == "TwoStays", (await house.ConflictsAsync()).Exists(c => c is { IsOpen: true, Kind: ConflictKind.DoubleBooking }));
        var late = await odile.Htmx().SubmitAsync(page, new { }, $"form[action*={answer}]");
        Assert.Contains("La situation a changé entre-temps.", late.Text);
    }

    [Fact]
    public async Task In_English_the_pages_speak_English()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        var odile = house.Odile("en");

        var refused = await odile.PostFormAsync($"/blocks/create?propertyId={house.Clos}", new { Form_From = "2026-12-01", Form_Until = "2026-12-05" });

        Assert.Contains("These nights are already taken.", refused.Text);
        Assert.Contains("Camille Dubois, Airbnb, 3 to 5 December 2026, 2 nights", refused.Text);
        Assert.Contains("No conflict", (await odile.GetAsync("/conflicts")).Text);
    }

    private Task<Answer> CreateAsync(string from, string until, string kind) => house.Odile()
        .PostFormAsync($"/blocks/create?propertyId={house.Clos}", new { Form_From = from, Form_Until = until, Form_Kind = kind });
}
