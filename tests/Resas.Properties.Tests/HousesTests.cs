using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Properties;
using Resas.Testing;

namespace Resas.Properties.Tests;

/// <summary>A house and its rooms, each let on its own.</summary>
public sealed class HousesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_home_becomes_part_of_another_and_its_page_says_so()
    {
        using var owner = house.NewOwner();
        var (whole, room) = (await owner.CreateHomeAsync("La Grange"), await owner.CreateHomeAsync("Chambre bleue"));

        var page = await JoinAsync(owner, room, whole);

        Assert.Contains("« Chambre bleue » fait partie de « La Grange » : leurs nuits sont désormais liées.", Answer.Flat(page.Document.Body!.TextContent), StringComparison.Ordinal);
        Assert.Equal("Fait partie du logement La Grange", Answer.Flat(page.One("#house h2").TextContent));
        Assert.Contains("Fait partie du logement La Grange", (await owner.GetAsync($"/properties/details/{room}")).Text, StringComparison.Ordinal);
        Assert.Contains("Se loue aussi par parties : Chambre bleue", (await owner.GetAsync($"/properties/details/{whole}")).Text, StringComparison.Ordinal);
        Assert.Equal(whole, (await house.AskAsync(new FindProperty(room, owner.OwnerId)))!.WholeId);
        Assert.Equal([room, whole], Assert.Single((await house.HearAsync()).OfType<HouseChanged>(), h => h.PropertyId == room).Homes);
    }

    [Fact]
    public async Task A_house_takes_rooms_and_lets_them_go_and_both_can_be_undone()
    {
        using var owner = house.NewOwner("en");
        var (whole, room) = (await owner.CreateHomeAsync("The Barn"), await owner.CreateHomeAsync("Blue room"));

        var added = await owner.SubmitAsync(await owner.GetAsync(Page(whole)), new { part = room }, "#house-add");
        Assert.Equal(["Blue room"], added.Texts("#house li strong"));
        var undone = await owner.SubmitAsync(added, new { }, "form[action*='handler=Leave'][action*=back]:not([hx-post])");
        Assert.Empty(undone.Texts("#house li strong"));

        await JoinAsync(owner, room, whole);
        var left = await owner.SubmitAsync(await owner.GetAsync(Page(whole)), new { }, "#house li form");
        Assert.Contains("“Blue room” is let on its own again.", Answer.Flat(left.Document.Body!.TextContent), StringComparison.Ordinal);
        await owner.SubmitAsync(left, new { }, "form[action*='handler=Join']:not([hx-post])");
        Assert.Equal(whole, (await house.AskAsync(new FindProperty(room, owner.OwnerId)))!.WholeId);
    }

    [Fact]
    public async Task A_part_has_no_parts_and_a_whole_is_no_part()
    {
        using var owner = house.NewOwner();
        var (whole, room, attic) = (await owner.CreateHomeAsync("La Grange"), await owner.CreateHomeAsync("Chambre bleue"), await owner.CreateHomeAsync("Le grenier"));
        var form = await owner.GetAsync(Page(attic));
        await JoinAsync(owner, room, whole);

        var intoRoom = await owner.SubmitAsync(form, new { whole = room }, "#house-join");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, intoRoom.Status);
        Assert.Contains("« Chambre bleue » fait déjà partie d’un autre logement", intoRoom.Text, StringComparison.Ordinal);
        var intoAttic = await owner.SubmitAsync(form, new { part = whole }, "#house-add");
        Assert.Contains("« La Grange » a lui-même des chambres", intoAttic.Text, StringComparison.Ordinal);
        Assert.Contains("Choisissez un logement.", (await owner.SubmitAsync(form, new { whole = "" }, "#house-join")).Text, StringComparison.Ordinal);
        Assert.Contains("ne peut pas faire partie de lui-même", (await owner.SubmitAsync(form, new { whole = attic }, "#house-join")).Text, StringComparison.Ordinal);
        Assert.Null((await house.AskAsync(new FindProperty(attic, owner.OwnerId)))!.WholeId);
    }

    [Fact]
    public async Task Another_owners_home_is_no_part_and_no_whole()
    {
        using var owner = house.NewOwner();
        using var other = house.NewOwner();
        var (mine, second, theirs) = (await owner.CreateHomeAsync("La Grange"), await owner.CreateHomeAsync("Le Mas"), await other.CreateHomeAsync("Ailleurs"));
        var form = await owner.GetAsync(Page(mine));

        Assert.Equal(HttpStatusCode.NotFound, (await owner.SubmitAsync(form, new { whole = theirs }, "#house-join")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.SubmitAsync(form, new { part = theirs }, "#house-add")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Page(mine))).Status);
        Assert.DoesNotContain(await house.AskAsync(new FindProperties(owner.OwnerId)), h => h.WholeId is not null);
        Assert.NotEqual(mine, second);
    }

    [Fact]
    public async Task An_archived_home_stays_a_part_and_can_be_taken_out_but_joins_nothing()
    {
        using var owner = house.NewOwner();
        var (whole, room, attic) = (await owner.CreateHomeAsync("La Grange"), await owner.CreateHomeAsync("Chambre bleue"), await owner.CreateHomeAsync("Le grenier"));
        await JoinAsync(owner, room, whole);
        var form = await owner.GetAsync(Page(attic));
        await owner.SubmitAsync(await owner.GetAsync($"/properties/details/{whole}"), new { }, "form[action*=Archive]");

        Assert.Equal(whole, (await house.AskAsync(new FindProperty(room, owner.OwnerId)))!.WholeId);
        Assert.Contains("« La Grange » est archivé", (await owner.SubmitAsync(form, new { whole }, "#house-join")).Text, StringComparison.Ordinal);
        await owner.SubmitAsync(await owner.GetAsync(Page(room)), new { }, "form[action*=Leave]");
        Assert.Null((await house.AskAsync(new FindProperty(room, owner.OwnerId)))!.WholeId);
    }

    [Fact]
    public async Task The_closures_of_a_room_that_are_shared_are_the_houses_too_and_change_its_feeds()
    {
        using var owner = house.NewOwner();
        var (whole, room) = (await owner.CreateHomeAsync("La Grange"), await owner.CreateHomeAsync("Chambre bleue"));
        var (ofHouse, ofRoom) = (await owner.LinkAsync(whole, "airbnb", null), await owner.LinkAsync(room, "booking", null));
        var alone = await SettingsAsync(ofHouse);
        await JoinAsync(owner, room, whole);
        var joined = await SettingsAsync(ofHouse);

        await owner.PostFormAsync($"/listings/closures/{ofRoom}", new { Share = "true" });

        var shared = await SettingsAsync(ofHouse);
        Assert.Equal([ofRoom], shared.ClosuresOf);
        Assert.True(alone.Version < joined.Version && joined.Version < shared.Version);
    }

    private async Task<ExportSettings> SettingsAsync(Guid listing)
    {
        var key = await house.InScopeAsync(db => Task.FromResult(db.Set<Listing>().Single(l => l.Id == listing).ExportKey));
        return (await house.AskAsync(new FindListingByExportKey(key)))!.Listing!.Settings;
    }

    private static async Task<Answer> JoinAsync(Visitor owner, Guid room, Guid whole) =>
        await owner.SubmitAsync(await owner.GetAsync(Page(room)), new { whole }, "#house-join");

    private static string Page(Guid home) => $"/properties/house/{home}";
}
