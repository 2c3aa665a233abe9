using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Sync.Export;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>What a home tells beyond its ledger: preparation nights, a word, closures of the platforms' own.</summary>
public class PreparationTests
{
    private static readonly Nights Sold = On("2026-12-10", "2026-12-15");

    [Theory]
    [InlineData(0, 0, "2026-12-10", "2026-12-15")]
    [InlineData(1, 2, "2026-12-09", "2026-12-17")]
    [InlineData(7, 7, "2026-12-03", "2026-12-22")]
    public void A_stay_is_exported_with_the_nights_around_it(int before, int after, string from, string until) =>
        Assert.Equal([On(from, until)], Widen(before, after, [Claim(Sold)]));

    [Theory]
    [InlineData(ClaimKind.Block)]
    [InlineData(ClaimKind.Closure)]
    public void What_is_no_guest_s_stay_is_not_widened(ClaimKind kind) => Assert.Equal([Sold], Widen(3, 3, [Claim(Sold, kind)]));

    [Fact]
    public void Nights_that_anybody_has_are_not_taken_a_second_time()
    {
        var next = On("2026-12-16", "2026-12-20");
        Assert.Equal([On("2026-12-08", "2026-12-16"), On("2026-12-16", "2026-12-22")], Widen(2, 2, [Claim(Sold), Claim(next)]));
        Assert.Equal([On("2026-12-08", "2026-12-16")], Widen(2, 2, [Claim(Sold)], own: [next]));
        Assert.Equal([Sold], Widen(2, 2, [Claim(Sold)], own: [On("2026-12-05", "2026-12-10"), On("2026-12-15", "2026-12-16")]));
    }

    private static IEnumerable<Nights> Widen(int before, int after, IReadOnlyList<ExportedClaim> claims, params Nights[] own) =>
        Preparation.Widen(new(1, DateTime.UnixEpoch, claims, [.. own.Select(n => new OwnClaim(Guid.NewGuid(), n, []))]), new(1, DateTime.UnixEpoch, before, after, ExportSummary.Nothing, null, [])).Select(e => e.Nights);

    private static ExportedClaim Claim(Nights nights, ClaimKind kind = ClaimKind.Reservation) => new(Guid.NewGuid(), kind, nights, null, null);

    [Fact]
    public async Task Preparation_widens_what_is_exported_at_once_and_never_what_is_stored()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", Sold);
        Assert.Equal([Sold], await home.PullAsync("booking"));
        await ChooseAsync(home, new { Form_NightsBefore = 1, Form_NightsAfter = 2 });
        Assert.Equal([On("2026-12-09", "2026-12-17")], await home.PullAsync("booking"));
        Assert.Empty(await home.PullAsync("airbnb"));
        Assert.Equal([Sold], await home.HeldAsync());
        await ChooseAsync(home, new { Form_NightsBefore = 0, Form_NightsAfter = 0 });
        Assert.Equal([Sold], await home.PullAsync("booking"));
    }

    [Fact]
    public async Task What_comes_back_widened_is_our_echo_and_is_not_widened_again()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        await ChooseAsync(home, new { Form_NightsBefore = 1, Form_NightsAfter = 1 });
        home.Shows("airbnb", Stay("a@x", "2026-12-10", "2026-12-15"));
        await home.PollAsync();
        for (var round = 0; round < 4; round++)
        {
            foreach (var platform in new[] { "booking", "greengo" })
                home.Shows(platform, [.. (await home.PullAsync(platform)).Select(n => Closed($"{n.From:yyyy-MM-dd}", $"{n.Until:yyyy-MM-dd}", "CLOSED - Not available"))]);
            await home.PollAsync();
            Assert.Equal([Sold], await home.HeldAsync());
            Assert.Equal([On("2026-12-09", "2026-12-16")], await home.PullAsync("greengo"));
        }
    }

    [Fact]
    public async Task Taken_nights_tell_nothing_or_the_platform_or_a_word()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", Sold);
        Assert.Equal(["SUMMARY:Indisponible"], await SummariesAsync(home));
        await ChooseAsync(home, new { Form_Summary = "Platform" });
        Assert.Equal(["SUMMARY:Airbnb"], await SummariesAsync(home));
        await ChooseAsync(home, new { Form_Summary = "Word", Form_Word = " Fermé, merci ; à bientôt " });
        Assert.Equal(["SUMMARY:Fermé\\, merci \\; à bientôt"], await SummariesAsync(home));
        await ChooseAsync(home, new { Form_Summary = "Nothing" });
        Assert.Equal(["SUMMARY:Indisponible"], await SummariesAsync(home));
    }

    [Fact]
    public async Task A_platform_s_own_closure_leaves_only_by_the_owner_s_word()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        var season = On("2027-05-01", "2027-10-01");
        home.Shows("airbnb", Closed("2027-05-01", "2027-10-01"));
        await home.PollAsync();
        Assert.Empty(await home.PullAsync("booking"));
        await ShareAsync(home, "airbnb", true);
        Assert.Equal([season], await home.PullAsync("booking"));
        Assert.Empty(await home.PullAsync("airbnb"));
        await ShareAsync(home, "greengo", true);
        await ShareAsync(home, "airbnb", false);
        Assert.Empty(await home.PullAsync("booking"));
    }

    [Fact]
    public async Task A_closure_that_is_shared_leaves_the_feeds_with_its_listing()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Closed("2027-05-01", "2027-10-01"));
        await home.PollAsync();
        await ShareAsync(home, "airbnb", true);
        await home.PullAsync("booking");
        await home.Owner().PostFormAsync($"/listings/unlink/{home.ListingId("airbnb")}", new { Nights = "keep" });
        Assert.Empty(await home.PullAsync("booking"));
    }

    [Fact]
    public async Task The_owner_is_asked_once_about_a_long_closure_and_led_to_the_answer()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Closed("2027-05-01", "2027-10-01"));
        await home.PollAsync();
        using var owner = home.Owner();
        var asked = await owner.GetAsync("/notifications");
        Assert.Contains("Airbnb est fermé pour longtemps : fermer aussi ailleurs ?", asked.Text, StringComparison.Ordinal);
        var page = await owner.GetAsync(asked.One("a.list-item").GetAttribute("href")!);
        Assert.Equal($"/listings/closures/{home.ListingId("airbnb")}", page.Path);
        Assert.Contains("Airbnb est fermé du 1er mai au 1er octobre 2027, 153 nuits.", page.Text, StringComparison.Ordinal);

        // It moves and grows, goes and comes back: the same closure.
        home.Shows("airbnb", Closed("2027-05-02", "2027-10-05"));
        await home.PollAsync();
        home.Shows("airbnb");
        await home.PollAsync(2);
        home.Shows("airbnb", Closed("2027-05-02", "2027-10-05"));
        await home.PollAsync();
        Assert.Single((await owner.GetAsync("/notifications")).Texts("a.list-item"), t => t.Contains("fermé pour longtemps", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_short_closure_asks_nothing()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Closed("2026-11-21", "2026-11-22"));
        await home.PollAsync();
        Assert.Empty((await home.Owner().GetAsync("/notifications")).Texts("a.list-item"));
    }

    private static async Task ShareAsync(LinkedHome home, string platform, bool share)
    {
        var done = await home.Owner().PostFormAsync($"/listings/closures/{home.ListingId(platform)}", new { Share = share ? "true" : "false" });
        Assert.StartsWith("/properties/details", done.Path, StringComparison.Ordinal);
    }

    private static async Task ChooseAsync(LinkedHome home, object fields)
    {
        var done = await home.Owner().PostFormAsync($"/properties/export/{home.PropertyId}", fields);
        Assert.StartsWith("/properties/details", done.Path, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> SummariesAsync(LinkedHome home) =>
        (await home.GetAsync("booking")).Body.Split("\r\n").Where(l => l.StartsWith("SUMMARY", StringComparison.Ordinal));
}
