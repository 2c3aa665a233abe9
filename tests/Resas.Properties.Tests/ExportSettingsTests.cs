using System.Net;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Testing;

namespace Resas.Properties.Tests;

/// <summary>What an owner decides of a home's feeds, and the version that rises with it.</summary>
public sealed class ExportSettingsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Each_change_raises_the_version_and_saving_the_same_again_does_not()
    {
        using var owner = house.NewOwner();
        var (home, key) = await LinkedAsync(owner);
        Assert.Equivalent(new ExportSettings(0, DateTime.UnixEpoch, 0, 0, ExportSummary.Nothing, null, []), await SettingsAsync(key), strict: true);

        var page = await owner.PostFormAsync($"/properties/export/{home}", new { Form_NightsBefore = 1, Form_NightsAfter = 7, Form_Summary = "Word", Form_Word = "  Fermé " });
        Assert.Equal($"/properties/details/{home}", page.Path);
        var expected = new ExportSettings(1, house.Clock.Now, 1, 7, ExportSummary.Word, "Fermé", []);
        Assert.Equivalent(expected, await SettingsAsync(key), strict: true);
        await owner.PostFormAsync($"/properties/export/{home}", new { Form_NightsBefore = 1 });
        Assert.Equivalent(expected, await SettingsAsync(key), strict: true);
        Assert.Equal("Fermé", (await owner.GetAsync($"/properties/export/{home}")).One("#Form_Word").GetAttribute("value"));
    }

    [Theory]
    [InlineData("fr", "8", "Nothing", "", "Donnez un nombre de nuits de 0 à 7.")]
    [InlineData("fr", "-1", "Nothing", "", "Donnez un nombre de nuits de 0 à 7.")]
    [InlineData("fr", "", "Nothing", "", "Donnez un nombre de nuits de 0 à 7.")]
    [InlineData("fr", "0", "Word", "  ", "Écrivez le mot à montrer.")]
    [InlineData("fr", "0", "Word", "a\tb", "Ce mot tient sur une ligne.")]
    [InlineData("en", "0", "Word", "", "Write the word to show.")]
    public async Task What_makes_no_sense_is_refused_with_a_sentence(string language, string nights, string summary, string word, string sentence)
    {
        using var owner = house.NewOwner(language);
        var (home, key) = await LinkedAsync(owner);
        var refused = await owner.PostFormAsync($"/properties/export/{home}", new { Form_NightsBefore = nights, Form_Summary = summary, Form_Word = word });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await SettingsAsync(key)).Version);
    }

    [Fact]
    public async Task A_word_has_sixty_characters_at_most()
    {
        using var owner = house.NewOwner();
        var (home, key) = await LinkedAsync(owner);
        var refused = await owner.PostFormAsync($"/properties/export/{home}", new { Form_Summary = "Word", Form_Word = new string('x', 61) });
        Assert.Contains("60 caractères au plus", refused.One("#word-error").TextContent, StringComparison.Ordinal);
        await owner.PostFormAsync($"/properties/export/{home}", new { Form_Summary = "Word", Form_Word = new string('x', 60) });
        Assert.Equal(60, (await SettingsAsync(key)).Word!.Length);
    }

    [Fact]
    public async Task Closures_are_shared_by_the_owner_s_choice_alone_and_each_change_of_it_raises_the_version()
    {
        using var owner = house.NewOwner();
        var (home, key) = await LinkedAsync(owner);
        var airbnb = await owner.LinkAsync(home, "airbnb", null);
        await owner.PostFormAsync($"/listings/closures/{airbnb}", new { Share = "false" });
        Assert.Equal(0, (await SettingsAsync(key)).Version);
        await owner.PostFormAsync($"/listings/closures/{airbnb}", new { Share = "true" });
        Assert.Equal(1, (await SettingsAsync(key)).Version);
        Assert.Equal([airbnb], (await SettingsAsync(key)).ClosuresOf);
        await owner.PostFormAsync($"/listings/unlink/{airbnb}", new { Nights = "keep" });
        Assert.Equal((2, 0), ((await SettingsAsync(key)).Version, (await SettingsAsync(key)).ClosuresOf.Count));
    }

    [Fact]
    public async Task Without_a_choice_the_question_stays_open()
    {
        using var owner = house.NewOwner();
        var (home, _) = await LinkedAsync(owner);
        var listing = await owner.LinkAsync(home, "airbnb", null);
        var page = await owner.GetAsync($"/listings/closures/{listing}");
        Assert.Empty(page.Document.QuerySelectorAll("[name=Share][checked]"));
        var refused = await owner.SubmitAsync(page, new { }, "#closures-form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Choisissez oui ou non.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_owner_s_home_and_listing_are_not_found()
    {
        using var owner = house.NewOwner();
        var (home, _) = await LinkedAsync(owner);
        var listing = await owner.LinkAsync(home, "airbnb", null);
        using var stranger = house.NewOwner();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/properties/export/{home}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/listings/closures/{listing}")).Status);
    }

    [Theory]
    [InlineData(90, ClaimStanding.Window, false)]
    [InlineData(91, ClaimStanding.Window, true)]
    [InlineData(200, ClaimStanding.Held, false)]
    public async Task More_than_ninety_nights_of_a_platform_s_own_are_asked_about_once(int nights, ClaimStanding standing, bool asks)
    {
        using var owner = house.NewOwner();
        var (home, _) = await LinkedAsync(owner);
        var listing = await owner.LinkAsync(home, "airbnb", null);
        var closed = new Nights(new(2027, 1, 1), new DateOnly(2027, 1, 1).AddDays(nights));
        var claim = new NightsClaimed(Guid.NewGuid(), home, owner.OwnerId, listing, "airbnb", ClaimKind.Closure, standing, closed, false, null);
        await house.AnnounceAsync(claim, claim with { ClaimId = Guid.NewGuid() });
        await house.AnnounceAsync(new ClaimChanged(claim.ClaimId, home, owner.OwnerId, listing, "airbnb", ClaimKind.Closure, standing, closed, new(closed.From.AddDays(1), closed.Until.AddDays(1)), null));
        var told = (await house.HearAsync()).OfType<ClosureQuestioned>().Where(q => q.ListingId == listing).Select(q => q.Nights);
        Assert.Equal(asks ? [closed] : [], told);
    }

    [Fact]
    public async Task Who_has_answered_is_not_asked()
    {
        using var owner = house.NewOwner();
        var (home, _) = await LinkedAsync(owner);
        var listing = await owner.LinkAsync(home, "airbnb", null);
        await owner.PostFormAsync($"/listings/closures/{listing}", new { Share = "false" });
        await house.AnnounceAsync(new NightsClaimed(Guid.NewGuid(), home, owner.OwnerId, listing, "airbnb", ClaimKind.Closure, ClaimStanding.Window,
            new(new(2027, 1, 1), new(2027, 12, 1)), false, null));
        Assert.DoesNotContain(await house.HearAsync(), a => a is ClosureQuestioned q && q.ListingId == listing);
    }

    [Fact]
    public async Task A_question_goes_with_its_listing_by_the_database_s_own_key()
    {
        using var owner = house.NewOwner();
        var (home, _) = await LinkedAsync(owner);
        var listing = await owner.LinkAsync(home, "airbnb", null);
        await house.AnnounceAsync(new NightsClaimed(Guid.NewGuid(), home, owner.OwnerId, listing, "airbnb", ClaimKind.Closure, ClaimStanding.Window,
            new(new(2027, 1, 1), new(2027, 12, 1)), false, null));
        var questions = (ResasDb db) => db.Set<ClosureQuestion>().CountAsync(q => q.ListingId == listing);
        Assert.Equal(1, await house.InScopeAsync(questions));

        await owner.PostFormAsync($"/listings/unlink/{listing}", new { Nights = "keep" });

        Assert.Equal(0, await house.InScopeAsync(questions));
    }

    [Fact]
    public async Task With_the_account_goes_whose_an_address_was_and_it_still_says_that_it_is_in_use_no_more()
    {
        using var owner = house.NewOwner();
        var (home, key) = await LinkedAsync(owner);
        await owner.PostFormAsync($"/listings/unlink/{(await house.AskAsync(new FindListings(owner.OwnerId, home))).Single().Id}", new { Nights = "keep" });
        Assert.Equal(new ExportAddress(null), await house.AskAsync(new FindListingByExportKey(key)));
        var (_, inUse) = await LinkedAsync(owner);
        await house.AnnounceAsync(new OwnerDeleted(owner.OwnerId), new OwnerDeleted(owner.OwnerId));
        foreach (var asked in new[] { key, inUse }) Assert.Equal(new ExportAddress(null), await house.AskAsync(new FindListingByExportKey(asked)));
        Assert.Equal(0, await house.InScopeAsync(db => db.Set<RetiredExportKey>().CountAsync(r => r.OwnerId == owner.OwnerId)));
    }

    private static async Task<(Guid Home, string Key)> LinkedAsync(Visitor owner)
    {
        var home = await owner.CreateHomeAsync("Les Tilleuls");
        var listing = await owner.LinkAsync(home, "booking", null);
        return (home, (await owner.GetAsync($"/listings/export/{listing}")).One("#export-address").GetAttribute("value")![^47..^4]);
    }

    private async Task<ExportSettings> SettingsAsync(string key) => (await house.AskAsync(new FindListingByExportKey(key)))!.Listing!.Settings;
}
