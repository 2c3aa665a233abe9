using System.Net;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.ICalendar;
using Resas.Testing;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

public sealed class ReservationsTests : IClassFixture<House>
{
    private readonly House house;

    public ReservationsTests(House house)
    {
        this.house = house;
        house.MoveIn();
    }

    [Fact]
    public async Task Stays_and_blocks_of_all_homes_are_listed_by_arrival()
    {
        await house.EnterAtStudioAsync(Nights(8, 9));
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(3, 6), "Miroir", ClaimStanding.Mirror, "booking");

        var page = await house.Odile().GetAsync("/reservations");

        Assert.Equal("2 résultats", page.Texts("#claims-count").Single());
        Assert.Equal(["Camille Dubois Le Clos des Tilleuls 3 Airbnb À venir", "Autre Studio Canal 1 Nuits bloquées À venir"],
            page.Document.QuerySelectorAll(".claims tbody tr").Select(r => Answer.Flat(string.Join(' ',
                r.Children.Where((_, i) => i is not (0 or 3 or 4)).Select(c => c.TextContent)))));
        Assert.Equal(["2026-12-03", "2026-12-06", "2026-12-08", "2026-12-09"], page.Document.QuerySelectorAll(".claims time").Select(t => t.GetAttribute("datetime")));
    }

    [Theory]
    [InlineData("", "Coming UnderWay")]
    [InlineData("when=UnderWay", "UnderWay")]
    [InlineData("when=Coming", "Coming")]
    [InlineData("when=Past", "Past")]
    [InlineData("when=Removed", "Removed")]
    [InlineData("when=Any&by=Arrival", "Coming Past UnderWay")]
    [InlineData("from=2026-11-01&until=2026-11-10", "Past")]
    [InlineData("from=2026-12-05", "Coming")]
    public async Task A_period_is_a_part_of_them(string query, string expected)
    {
        await house.EnterAsync(new(new(2026, 11, 2), new(2026, 11, 5)), ClaimKind.Reservation, "Past");
        await house.EnterAsync(new(new(2026, 11, 20), new(2026, 11, 23)), ClaimKind.Reservation, "UnderWay");
        await house.EnterAsync(Nights(3, 6), ClaimKind.Reservation, "Coming");
        var removed = await house.EnterAsync(Nights(10, 12), ClaimKind.Reservation, "Removed");
        var odile = house.Odile();
        await odile.SubmitAsync(await odile.GetAsync($"/blocks/remove/{removed}"), new { }, "main form");

        Assert.Equal(expected, string.Join(' ', (await WhoAsync(query)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task They_are_filtered_by_home_platform_and_kind()
    {
        await house.EnterAtStudioAsync(Nights(8, 9));
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(6, 9), "Luc Petit", platform: "booking");

        Assert.Equal(["Autre"], await WhoAsync($"home={house.Studio}"));
        Assert.Equal(["Luc Petit"], await WhoAsync("platform=booking"));
        Assert.Equal(["Autre"], await WhoAsync("platform=manual"));
        Assert.Equal(["Camille Dubois", "Luc Petit"], await WhoAsync("kind=Reservation"));
        Assert.Equal(["Camille Dubois", "Luc Petit", "Autre"], await WhoAsync("by=Home"));
        Assert.Equal(["Autre", "Luc Petit", "Camille Dubois"], await WhoAsync("by=LatestArrival"));
        Assert.Equal(["Luc Petit", "Camille Dubois", "Autre"], await WhoAsync("by=Created"));
        Assert.Equal(["Camille Dubois", "Luc Petit", "Autre"], await WhoAsync("by=nonsense&when=nonsense&p=-3&home=x"));
    }

    [Theory]
    [InlineData("lefevre")]
    [InlineData("LEFÈVRE zoe")]
    [InlineData("berceau")]
    [InlineData("coeur")]
    public async Task A_search_minds_neither_accents_nor_case(string words)
    {
        var id = await house.ReportAsync(Nights(3, 6), "Zoé Lefèvre");
        await house.ReportAsync(Nights(6, 9), "Luc Petit");
        await house.Odile().PostFormAsync($"/blocks/details/{id}", new { note = "Un Berceau, et du cœur" });

        Assert.Equal(["Zoé Lefèvre"], await WhoAsync($"q={Uri.EscapeDataString(words)}"));
        Assert.Empty(await WhoAsync("q=lefevre+petit"));
        Assert.Empty(await WhoAsync("q=%25"));
    }

    [Fact]
    public async Task Fifty_stand_on_a_page_and_the_others_on_the_next()
    {
        for (var i = 0; i < 52; i++) await house.EnterAsync(Nights(2 * i + 1, 2 * i + 2), ClaimKind.Reservation, $"Voyageur {i:00}");
        var first = await house.Odile().GetAsync("/reservations?kind=Reservation");
        Assert.Equal(("52 résultats", "Page 1 sur 2"), (first.Texts("#claims-count").Single(), first.Texts(".pagination span").Single()));
        Assert.Equal(50, first.Document.QuerySelectorAll("[name=ids]").Length);
        var second = await house.Odile().GetAsync(first.One("a[rel=next]").GetAttribute("href")!);
        Assert.Equal(["Voyageur 50", "Voyageur 51"], second.Texts(".claims tbody th a"));
        Assert.Contains("kind=Reservation", second.Address.Query, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["Voyageur 50", "Voyageur 51"], await WhoAsync("p=99"));
    }

    [Fact]
    public async Task With_script_the_list_alone_is_answered()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        var list = await house.Odile().Htmx().GetAsync("/reservations?q=camille");
        Assert.Equal("claims", Assert.Single(list.Document.Body!.Children).Id);
    }

    [Fact]
    public async Task Blocks_are_removed_at_once_and_all_come_back_by_one_undo()
    {
        await house.EnterAsync(Nights(3, 6));
        await house.EnterAtStudioAsync(Nights(8, 9));
        await house.ReportAsync(Nights(10, 12), "Camille Dubois");
        var odile = house.Odile();
        var page = await odile.GetAsync("/reservations?by=Arrival");

        var removed = await PostChosenAsync(odile, page, page.One("[formaction*=Remove]").GetAttribute("formaction")!);
        Assert.Equal("2 blocages supprimés.", removed.Texts(".toast p").Single());
        Assert.Equal("?by=Arrival", removed.Address.Query);
        Assert.Equal(["Camille Dubois"], removed.Texts(".claims tbody th a"));

        var undone = await odile.SubmitAsync(removed, new { }, ".toast form");
        Assert.Equal("2 blocages rétablis.", undone.Texts(".toast p").Single());
        Assert.Equal(3, undone.Document.QuerySelectorAll(".claims tbody tr").Length);
    }

    [Fact]
    public async Task What_was_taken_meanwhile_does_not_come_back_and_that_is_said()
    {
        await house.EnterAsync(Nights(3, 6));
        await house.EnterAsync(Nights(8, 9));
        var odile = house.Odile();
        var page = await odile.GetAsync("/reservations");
        var removed = await PostChosenAsync(odile, page, page.One("[formaction*=Remove]").GetAttribute("formaction")!);
        await house.ReportAsync(Nights(4, 5), "Camille Dubois");

        Assert.Equal("1 blocage rétabli. 1 ne peut pas l’être : ses nuits ont été prises entre-temps.", (await odile.SubmitAsync(removed, new { }, ".toast form")).Texts(".toast p").Single());
    }

    [Fact]
    public async Task The_table_is_one_that_no_spreadsheet_runs()
    {
        var id = await house.EnterAsync(Nights(3, 6), ClaimKind.Reservation, "=HYPERLINK(\"http://mal.example\")");
        await house.Odile().PostFormAsync($"/blocks/details/{id}", new { note = "deux;points\n\"et plus\"" });

        var csv = await house.Odile().GetAsync("/reservations/download?format=csv");
        Assert.Equal(("text/csv", "utf-8"), (csv.Response.Content.Headers.ContentType!.MediaType, csv.Response.Content.Headers.ContentType.CharSet));
        Assert.Equal("resas-2026-11-21.csv", csv.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal([0xEF, 0xBB, 0xBF], (await csv.Response.Content.ReadAsByteArrayAsync())[..3]);
        Assert.Contains("Logement;Nature;Provenance;Voyageur;Code;Arrivée;Départ;Nuits;Raison;Note;Connu depuis (UTC);Terminé le (UTC)\r\n", csv.Body, StringComparison.Ordinal);
        Assert.Contains(";\"'=HYPERLINK(\"\"http://mal.example\"\")\";;2026-12-03;2026-12-06;3;;\"deux;points\n\"\"et plus\"\"\";2026-11-2", csv.Body.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        var english = await house.Odile("en").GetAsync("/reservations/download?format=csv&when=Any");
        Assert.Contains("Home,Kind,Source,Guest,Code,Arrival,Departure,", english.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_file_holds_what_is_filtered_and_no_private_note()
    {
        var id = await house.EnterAsync(Nights(3, 6), ClaimKind.Reservation, "Camille Dubois");
        await house.EnterAsync(Nights(10, 12), ClaimKind.Reservation, "Luc Petit");
        await house.Odile().PostFormAsync($"/blocks/details/{id}", new { note = "Code de la porte 1234" });

        var file = await house.Odile().GetAsync("/reservations/download?format=ics&q=camille");
        var document = CalendarReader.Read(await file.Response.Content.ReadAsByteArrayAsync());
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal("Le Clos des Tilleuls · Camille Dubois", Assert.Single(document.Events).Summary);
        Assert.DoesNotContain("1234", file.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_is_downloaded_and_nothing_else()
    {
        await house.EnterAsync(Nights(3, 6), ClaimKind.Reservation, "Camille Dubois");
        await house.EnterAsync(Nights(10, 12), ClaimKind.Reservation, "Luc Petit");
        var odile = house.Odile();
        var page = await odile.GetAsync("/reservations");
        var file = await PostChosenAsync(odile, page, "/reservations/download?format=csv", only: 1);
        Assert.Contains("Luc Petit", file.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Camille", file.Body, StringComparison.Ordinal);
        Assert.Contains("aucune n’est cochée", (await PostChosenAsync(odile, page, "/reservations/download?format=csv", only: 99)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_file_holds_is_refused_in_a_sentence()
    {
        await house.EnterAsync(Nights(3, 6));
        await house.InScopeAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO Blocks_Claim (Id, PropertyId, OwnerId, Kind, Standing, "From", Until, IsInferred, IsListingGone, Origins, CreatedAt, ChangedAt)
            SELECT upper(printf('%s-%s-4%s-8%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2), substr(hex(randomblob(2)), 2), hex(randomblob(6)))),
                   PropertyId, OwnerId, Kind, Standing, "From", Until, IsInferred, IsListingGone, Origins, CreatedAt, ChangedAt FROM Blocks_Claim, n WHERE OwnerId = {0}
            """, house.Owner));
        var refused = await house.Odile().GetAsync("/reservations/download?format=csv");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Cela fait 10001 lignes, et un fichier en contient 10000 au plus.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_written_on_any_claim_and_no_reading_takes_it_away()
    {
        var id = await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        var odile = house.Odile();
        var noted = await odile.PostFormAsync($"/blocks/details/{id}", new { note = new string('é', 2000) });
        Assert.Equal("La note est enregistrée.", noted.Texts(".toast p").Single());
        await house.ReportAgainAsync(id, Nights(3, 7), "Camille Dubois");
        Assert.Equal(2000, Assert.Single(await house.ClaimsAsync()).Note!.Length);

        var refused = await odile.PostFormAsync($"/blocks/details/{id}", new { note = new string('é', 2001) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("La note compte 2 000 caractères au plus.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(2001, refused.One("#note").TextContent.Length);
    }

    [Fact]
    public async Task Of_another_owner_s_nothing_is_shown_removed_restored_annotated_or_downloaded()
    {
        var block = await house.EnterAsync(Nights(3, 6));
        var odile = house.Odile();
        var page = await odile.GetAsync("/reservations");
        using var other = house.SomebodyElse();
        Assert.Empty((await other.GetAsync("/reservations?when=Any")).Texts(".claims tbody tr"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.GetAsync("/reservations/download?format=csv&when=Any")).Status);
        var token = (await other.GetAsync("/properties/create")).One("#home-form input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await other.PostRawAsync("/reservations?handler=Remove", ("__RequestVerificationToken", token), ("ids", $"{block}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.PostRawAsync("/reservations/download?format=csv", ("__RequestVerificationToken", token), ("ids", $"{block}"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostRawAsync($"/blocks/details/{block}?handler=Note", ("__RequestVerificationToken", token), ("note", "à moi"))).Status);
        var kept = Assert.Single(await house.ClaimsAsync());
        Assert.True(kept.IsLive);
        Assert.Null(kept.Note);

        await PostChosenAsync(odile, page, "/reservations?handler=Remove");
        await other.PostRawAsync($"/reservations?handler=Restore&undo={IdList.Write([block])}", ("__RequestVerificationToken", token));
        Assert.False(Assert.Single(await house.ClaimsAsync()).IsLive);
    }

    [Fact]
    public void Ids_go_through_the_address_of_an_undo()
    {
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid()];
        Assert.Equal(ids, IdList.Read(IdList.Write(ids)));
        Assert.Empty(IdList.Read(null));
        Assert.Empty(IdList.Read("!!!!!!!!!!!!!!!!!!!!!!"));
        Assert.Empty(IdList.Read("court"));
    }

    private async Task<IReadOnlyList<string>> WhoAsync(string query) => (await house.Odile().GetAsync($"/reservations?{query}")).Texts(".claims tbody th a");

    /// <summary>Ticks all lines, or one, and presses a button that has an address of its own.</summary>
    private static Task<Answer> PostChosenAsync(Visitor owner, Answer page, string address, int? only = null)
    {
        var ids = page.Document.QuerySelectorAll("[name=ids]").Select(box => box.GetAttribute("value")!).Where((_, i) => only is null || i == only);
        var token = page.One("#chosen input[name=__RequestVerificationToken]").GetAttribute("value")!;
        return owner.PostRawAsync(address, [("__RequestVerificationToken", token), .. ids.Select(id => ("ids", id))]);
    }
}
