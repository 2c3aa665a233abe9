using System.Net;
using Resas.Contracts.Blocks;
using Resas.Testing;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>What scripts ask for from a calendar: fragments for its drawer, and changes that lead nowhere else.</summary>
public sealed class BesideTheCalendarTests : IClassFixture<House>
{
    private readonly House house;

    public BesideTheCalendarTests(House house)
    {
        this.house = house;
        house.MoveIn();
    }

    [Theory]
    [InlineData("details", "Réservation", ".facts")]
    [InlineData("edit", "Modifier cette réservation", "#claim-form")]
    [InlineData("remove", "Supprimer cette réservation", "#remove-form")]
    [InlineData("restore", "Rétablir", "#restore-form")]
    public async Task With_script_a_page_gives_its_fragment_with_its_title(string page, string title, string holds)
    {
        var id = await house.EnterAsync(Nights(3, 6), ClaimKind.Reservation);

        var fragment = await house.Odile().Htmx().GetAsync($"/blocks/{page}/{id}");

        Assert.StartsWith(title, fragment.Texts("#drawer-title").Single(), StringComparison.Ordinal);
        Assert.NotNull(fragment.One(holds));
        Assert.DoesNotContain("<html", fragment.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_from_a_platform_says_where_its_dates_are_changed()
    {
        var id = await house.ReportAsync(Nights(3, 6), "Camille Dubois");

        Assert.Contains("Les dates sont celles que donne Airbnb", (await house.Odile().Htmx().GetAsync($"/blocks/details/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entering_from_beside_a_calendar_is_told_there_and_can_be_taken_back()
    {
        var odile = house.Odile();
        var form = await odile.Htmx().GetAsync($"/blocks/create?propertyId={house.Clos}&from=2026-12-03&until=2026-12-06");

        var done = await HereAsync(odile, "/blocks/create", form, ("HomeId", $"{house.Clos}"), ("Form.Kind", "Block"), ("Form.From", "2026-12-03"), ("Form.Until", "2026-12-06"));

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal("#toasts", done.Response.Headers.GetValues("HX-Retarget").Single());
        Assert.Contains("resas:done", done.Response.Headers.GetValues("HX-Trigger").Single(), StringComparison.Ordinal);
        var undone = await odile.SubmitAsync(done, new { }, ".toast form");
        Assert.Contains("Supprimé : du 3 au 6 décembre 2026.", undone.Texts(".toast p"));
        Assert.False(Assert.Single(await house.ClaimsAsync()).IsLive);
    }

    [Fact]
    public async Task A_merged_block_is_not_taken_back_whole()
    {
        await house.EnterAsync(Nights(3, 6));
        var odile = house.Odile();
        var asked = await odile.PostFormAsync($"/blocks/create?propertyId={house.Clos}", new { Form_Kind = "Block", Form_From = "2026-12-05", Form_Until = "2026-12-08" });

        var merged = await odile.SubmitAsync(asked, new { Merge = "true" });

        Assert.Single(merged.Texts(".toast p"));
        Assert.Empty(merged.Document.QuerySelectorAll(".toast form"));
    }

    [Fact]
    public async Task A_dragged_entry_keeps_all_but_its_dates_and_goes_back()
    {
        var odile = house.Odile();
        await odile.PostFormAsync($"/blocks/create?propertyId={house.Clos}", new { Form_Kind = "Reservation", Form_From = "2026-12-03", Form_Until = "2026-12-06", Form_Guest = "Garnier", Form_Note = "À vélo" });
        var id = Assert.Single(await house.ClaimsAsync()).Id;

        var moved = await DragAsync(odile, id, "2026-12-10", "2026-12-14");
        Assert.Equal("Garnier : maintenant du 10 au 14 décembre 2026.", moved.Texts(".toast p").Single());
        var claim = Assert.Single(await house.ClaimsAsync());
        Assert.Equal((Nights(10, 14), "Garnier", "À vélo"), (claim.Nights, claim.Guest, claim.Note));

        await odile.SubmitAsync(moved, new { }, ".toast form");
        Assert.Equal(Nights(3, 6), Assert.Single(await house.ClaimsAsync()).Nights);
    }

    [Fact]
    public async Task Dragging_onto_taken_nights_names_the_holder_and_changes_nothing()
    {
        var id = await house.EnterAsync(Nights(3, 6));
        await house.ReportAsync(Nights(10, 12), "Camille Dubois");

        var refused = await DragAsync(house.Odile(), id, "2026-12-08", "2026-12-11");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Camille Dubois, Airbnb, du 10 au 11 décembre 2026, 1 nuit", refused.Text, StringComparison.Ordinal);
        Assert.Equal("2026-12-08", refused.One("#Form_From").GetAttribute("value"));
        Assert.Equal(Nights(3, 6), (await house.ClaimsAsync())[0].Nights);
    }

    [Theory]
    [InlineData("2026-12-08", "2026-12-08")]
    [InlineData("2026-12-08", "")]
    [InlineData("nonsense", "2026-12-08")]
    [InlineData("2026-12-08", "2028-12-08")]
    public async Task Dates_that_are_none_are_refused_with_the_form(string from, string until)
    {
        var id = await house.EnterAsync(Nights(3, 6));

        var refused = await DragAsync(house.Odile(), id, from, until);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Document.QuerySelectorAll("[aria-invalid=true]"));
        Assert.Equal(Nights(3, 6), Assert.Single(await house.ClaimsAsync()).Nights);
    }

    [Fact]
    public async Task What_a_platform_shows_cannot_be_dragged_nor_what_is_another_owners()
    {
        var sold = await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        var mine = await house.EnterAsync(Nights(10, 12));

        Assert.Equal(HttpStatusCode.NotFound, (await DragAsync(house.Odile(), sold, "2026-12-04", "2026-12-07")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await DragAsync(house.SignedInAs(Guid.NewGuid()), mine, "2026-12-04", "2026-12-07")).Status);
        Assert.Equal([Nights(3, 6), Nights(10, 12)], (await house.ClaimsAsync()).Select(c => c.Nights));
    }

    [Fact]
    public async Task A_note_is_told_where_it_was_written_and_closes_nothing()
    {
        var id = await house.EnterAsync(Nights(3, 6));
        var odile = house.Odile();

        var noted = await HereAsync(odile, $"/blocks/details/{id}?handler=Note", await odile.GetAsync("/"), ("note", "Clés sous le pot"));

        Assert.Equal("#toasts", noted.Response.Headers.GetValues("HX-Retarget").Single());
        Assert.Equal("""{"resas:done":{"stays":true}}""", noted.Response.Headers.GetValues("HX-Trigger").Single());
        Assert.Equal("Clés sous le pot", Assert.Single(await house.ClaimsAsync()).Note);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_form_changed_goes_back_to_all_that_it_was(bool script)
    {
        var odile = house.Odile();
        await odile.PostFormAsync($"/blocks/create?propertyId={house.Clos}", new { Form_Kind = "Reservation", Form_From = "2026-12-03", Form_Until = "2026-12-06", Form_Guest = "Garnier", Form_Note = "À vélo" });
        var id = Assert.Single(await house.ClaimsAsync()).Id;
        (string, string)[] entry = [("Form.From", "2026-12-10"), ("Form.Until", "2026-12-14"), ("Form.Guest", "Petit"), ("Form.Note", "")];

        var changed = script
            ? await HereAsync(odile, $"/blocks/edit/{id}", await odile.GetAsync("/"), entry)
            : await odile.PostFormAsync($"/blocks/edit/{id}", new { Form_From = "2026-12-10", Form_Until = "2026-12-14", Form_Guest = "Petit", Form_Note = "" });
        var claim = Assert.Single(await house.ClaimsAsync());
        Assert.Equal((Nights(10, 14), "Petit", null), (claim.Nights, claim.Guest, claim.Note));

        await odile.SubmitAsync(changed, new { }, ".toast form");
        claim = Assert.Single(await house.ClaimsAsync());
        Assert.Equal((Nights(3, 6), "Garnier", "À vélo"), (claim.Nights, claim.Guest, claim.Note));
    }

    [Fact]
    public async Task What_can_no_longer_go_back_is_refused_with_the_form_and_who_has_the_nights()
    {
        var odile = house.Odile();
        var id = await house.EnterAsync(Nights(3, 6));
        var changed = await odile.PostFormAsync($"/blocks/edit/{id}", new { Form_From = "2026-12-10", Form_Until = "2026-12-14" });
        await house.ReportAsync(Nights(4, 5), "Camille Dubois");

        var refused = await odile.SubmitAsync(changed, new { }, ".toast form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Camille Dubois", refused.Text, StringComparison.Ordinal);
        Assert.NotNull(refused.One("#claim-form"));
    }

    private static async Task<Answer> DragAsync(Visitor visitor, Guid claim, string from, string until) =>
        await HereAsync(visitor, $"/blocks/edit/{claim}?handler=dates&from={from}&until={until}", await visitor.GetAsync("/"));

    /// <summary>As the scripts of the calendar post.</summary>
    private static Task<Answer> HereAsync(Visitor visitor, string address, Answer page, params (string Name, string Value)[] fields)
    {
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        request.Headers.Add("Resas-Place", "here");
        return visitor.Htmx().SendAsync(request);
    }
}
