using System.Net;
using Resas.Contracts.Blocks;
using Resas.Testing;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>The page of one conflict.</summary>
public sealed class ConflictRoomTests : IClassFixture<House>
{
    private readonly House house;

    public ConflictRoomTests(House house)
    {
        this.house = house;
        house.MoveIn();
    }

    [Fact]
    public async Task Both_stays_stand_beside_each_other_with_their_facts_and_their_history()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(5, 9), "Luc Petit", platform: "booking");

        var room = await RoomAsync(house.Odile());

        var (dubois, petit) = (room.Texts(".sides > article")[0], room.Texts(".sides > article")[1]);
        Assert.Contains("Camille Dubois", dubois, StringComparison.Ordinal);
        Assert.Contains("du 3 au 6 décembre 2026, 3 nuits", dubois, StringComparison.Ordinal);
        Assert.Contains("Inconnu : les calendriers ne le donnent pas", dubois, StringComparison.Ordinal);
        Assert.Contains("Vendue au plus tard à cet instant", petit, StringComparison.Ordinal);
        Assert.Contains("Modifier la réservation sur Airbnb", dubois, StringComparison.Ordinal);
        Assert.Equal(2, room.Document.QuerySelectorAll(".sides details .log-entry[data-state=error]").Length);
    }

    [Fact]
    public async Task Settling_says_who_gave_way_and_can_be_taken_back()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.EnterAsync(Nights(8, 9), ClaimKind.Block, null);
        await house.ReportAsync(Nights(5, 8), "Luc Petit", platform: "booking");
        var odile = house.Odile();
        var room = await RoomAsync(odile);

        var settled = await odile.SubmitAsync(room, new { givesWay = room.Document.QuerySelector("input[name=givesWay]")!.GetAttribute("value")!, note = "Relogée au studio" }, "#word ~ form");

        Assert.Equal(room.Path, settled.Path);
        Assert.Contains("A cédé la place :", settled.Text, StringComparison.Ordinal);
        Assert.Contains("Relogée au studio", settled.Text, StringComparison.Ordinal);
        Assert.Single(settled.Document.QuerySelectorAll("#toasts form"));
        var reopened = await odile.SubmitAsync(settled, new { }, "#room form");
        Assert.Contains("Laquelle cède la place ?", reopened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_platform_merely_closes_may_be_called_a_copy_and_that_be_taken_back()
    {
        await house.ReportAsync(Nights(3, 6), platform: "booking", isInferred: true);
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        var odile = house.Odile();
        var room = await RoomAsync(odile);
        Assert.Contains("il n’y a qu’un séjour ces nuits-là, Booking.com ne fait que le recopier", room.Text, StringComparison.Ordinal);

        var copied = await odile.SubmitAsync(room, new { givesWay = room.Document.QuerySelector("input[value^='copy:']")!.GetAttribute("value")! }, "#word ~ form");

        Assert.Contains("C’était le même séjour, avez-vous dit", copied.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A cédé la place", copied.Text, StringComparison.Ordinal);
        var reopened = await odile.SubmitAsync(copied, new { }, "#room form");
        Assert.Contains("Laquelle cède la place ?", reopened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stay_that_its_platform_names_is_never_offered_as_a_copy()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(3, 6), "Luc Petit", platform: "abritel");
        Assert.Empty((await RoomAsync(house.Odile())).Document.QuerySelectorAll("input[value^='copy:']"));
    }

    [Fact]
    public async Task A_word_without_a_side_is_refused_beside_the_form()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(5, 8), "Luc Petit", platform: "booking");
        var odile = house.Odile();

        var refused = await odile.SubmitAsync(await RoomAsync(odile), new { note = "x" }, "#word ~ form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Dites laquelle cède la place", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_owner_finds_nothing_there()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(5, 8), "Luc Petit", platform: "booking");
        var address = (await RoomAsync(house.Odile())).Path;

        Assert.Equal(HttpStatusCode.NotFound, (await house.SomebodyElse().GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Odile().GetAsync($"/conflicts/{Guid.NewGuid()}")).Status);
    }

    private static async Task<Answer> RoomAsync(Visitor odile) =>
        await odile.GetAsync((await odile.GetAsync("/conflicts")).One("#conflicts article h2 a").GetAttribute("href")!);
}
