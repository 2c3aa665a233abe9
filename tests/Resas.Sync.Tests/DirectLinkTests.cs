using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Notifications;
using Resas.Sync.Propagation;
using Resas.Testing;
using static Resas.Sync.Tests.PropagationTests;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>Platforms that an owner has linked to each other beside us: found, told once, and forgotten when the owner has acted.</summary>
public class DirectLinkTests
{
    private static readonly Nights Sold = new(new(2026, 12, 5), new(2026, 12, 8));

    private const string Told = "Booking.com semble relié directement à Airbnb";

    [Fact]
    public async Task What_a_platform_closes_by_itself_twice_is_told_once()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home, 1);
        Assert.Empty(await NewsAsync(home));
        await home.PollAsync(2);
        Assert.Empty(await NewsAsync(home));

        await HandOnAsync(home, 1, 8);
        Assert.Equal([Told], await NewsAsync(home));
        await HandOnAsync(home, 1, 8, 15);
        Assert.Equal([Told], await NewsAsync(home));
    }

    [Fact]
    public async Task What_is_closed_before_the_stay_itself_is_read_is_told_too()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "greengo");
        home.Shows("greengo", Watched.Closed("2027-03-01", "2027-03-08"));
        await home.PollAsync();
        foreach (var days in new int[][] { [1], [1, 8] })
        {
            Assert.Empty(await NewsAsync(home));
            home.Shows("greengo", [Watched.Closed("2027-03-01", "2027-03-08"), .. days.Select(d => Watched.Closed($"{StayAt(d).From:yyyy-MM-dd}", $"{StayAt(d).Until:yyyy-MM-dd}"))]);
            await home.PollAsync();
            home.Shows("airbnb", [.. days.Select(AirbnbStay)]);
            await home.PollAsync(3);
        }

        Assert.Equal(["GreenGo semble relié directement à Airbnb"], await NewsAsync(home));
    }

    [Fact]
    public async Task The_same_nights_sold_on_both_are_no_link()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("booking", Closed(StayAt(20)));
        await home.PollAsync();
        foreach (var days in new int[][] { [1], [1, 8] })
        {
            home.Shows("booking", [Closed(StayAt(20)), .. days.Select(d => Closed(StayAt(d)))]);
            await home.PollAsync();
            home.Shows("airbnb", [.. days.Select(AirbnbStay)]);
            await home.PollAsync(3);
        }

        Assert.Empty(await NewsAsync(home));
        Assert.Equal(2, (await home.Host.AskAsync(new FindOpenConflicts(home.OwnerId))).Count(c => c.Kind == ConflictKind.DoubleBooking));
    }

    [Fact]
    public async Task The_same_nights_closed_on_both_add_to_what_was_seen_and_are_no_sign_alone()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await CloseOnBothAsync(home, [], 1, 8, 15);
        Assert.Empty(await NewsAsync(home));

        await CloseOnBothAsync(home, [22], 1, 8, 15);
        Assert.Empty(await NewsAsync(home));
        await CloseOnBothAsync(home, [22], 1, 8, 15, 29);
        Assert.Equal([Told], await NewsAsync(home));
    }

    [Fact]
    public async Task Of_a_link_that_was_removed_chance_does_not_tell_that_it_is_back()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home, 1, 8);
        await AnswerAsync(home, "Removed");
        home.Host.Clock.Advance(TimeSpan.FromDays(3));
        await CloseOnBothAsync(home, [1, 8], 15);
        await CloseOnBothAsync(home, [1, 8], 15, 22);

        Assert.Equal([Told], await NewsAsync(home));
    }

    /// <summary>The ledger hears of it with what the platform opens (<see cref="ReportNights.NoLongerRead"/>).</summary>
    [Fact]
    public async Task That_a_link_was_removed_is_known_while_what_it_handed_on_may_be_on_its_way()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home, 1, 8);
        Task<IReadOnlyList<LinkedCalendar>> LinksAsync() =>
            home.Host.InScopeAsync(services => services.GetRequiredService<DirectLinks>().OfAsync(home.ListingId("booking"), CancellationToken.None));
        Assert.Equal((home.ListingId("airbnb"), false), Assert.Single((await LinksAsync()).Select(l => (l.ListingId, l.IsRemoved))));
        await AnswerAsync(home, "Removed");
        Assert.Equal((home.ListingId("airbnb"), true), Assert.Single((await LinksAsync()).Select(l => (l.ListingId, l.IsRemoved))));
        home.Host.Clock.Advance(DirectLink.Aftermath);
        Assert.Empty(await LinksAsync());
    }

    [Fact]
    public async Task What_a_removed_link_brought_may_have_come_by_way_of_another_that_reads_the_same()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        await HandOnAsync(home, 1, 8);
        home.Shows("greengo", [.. new[] { 1, 8 }.Select(d => Watched.Closed($"{StayAt(d).From:yyyy-MM-dd}", $"{StayAt(d).Until:yyyy-MM-dd}"))]);
        await home.PollAsync();
        await home.Host.InScopeAsync(services => services.GetRequiredService<LinkChecks>()
            .AnswerAsync(home.OwnerId, home.ListingId("greengo"), isChecked: true, [home.ListingId("airbnb")], CancellationToken.None));
        Task<IReadOnlyList<Guid>> NoLongerReadAsync(string platform) => home.Host.InScopeAsync(async services =>
        {
            var links = services.GetRequiredService<DirectLinks>();
            return await links.NoLongerReadAsync(home.ListingId(platform), await links.OfAsync(home.ListingId(platform), CancellationToken.None), CancellationToken.None);
        });
        Assert.Equal(new[] { home.ListingId("airbnb"), home.ListingId("booking") }.Order(), (await NoLongerReadAsync("greengo")).Order());
        Assert.Empty(await NoLongerReadAsync("booking"));
    }

    [Fact]
    public async Task The_same_season_closed_on_both_adds_to_what_was_seen_and_is_no_sign_alone()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Watched.Closed("2027-05-22", "2027-11-21"));
        home.Shows("booking", Closed(new(new(2027, 5, 22), new(2027, 11, 21))));
        await home.PollAsync(3);
        Assert.Empty(await NewsAsync(home));

        home.Shows("airbnb", AirbnbStay(1), Watched.Closed("2027-05-22", "2027-11-21"));
        await home.PollAsync();
        home.Shows("booking", Closed(StayAt(1)), Closed(new(new(2027, 5, 22), new(2027, 11, 21))));
        await home.PollAsync(2);
        Assert.Equal([Told], await NewsAsync(home));
    }

    [Fact]
    public async Task What_comes_back_once_another_platform_has_it_from_us_adds_to_what_was_seen()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home, 1);
        home.Shows("booking", Closed(StayAt(1)), Closed(StayAt(8)));
        await home.PollAsync();
        await home.PullAsync("airbnb");
        home.Shows("booking", Closed(StayAt(1)));
        await home.PollAsync();
        Assert.Empty(await NewsAsync(home));
        home.Shows("booking", Closed(StayAt(1)), Closed(StayAt(8)));
        await home.PollAsync();
        Assert.Equal([Told], await NewsAsync(home));
    }

    [Fact]
    public async Task What_outlives_its_stay_is_not_told_where_it_may_have_come_from_by_way_of_us()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo", "abritel");
        var sold = await home.SellAsync(home.Host, "airbnb", Sold);
        await home.PullAsync("booking");
        home.Shows("greengo", Watched.Closed("2026-12-05", "2026-12-08"));
        await home.PollAsync();
        await home.FreeAsync("airbnb", sold);

        Assert.Equal([Sold], await home.HeldAsync());
        Assert.Empty(await home.PullAsync("booking"));
        Assert.Equal([Sold], await home.PullAsync("abritel"));
    }

    [Fact]
    public async Task Where_all_is_called_closed_only_who_may_be_linked_is_not_told_what_outlives_its_stay()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo", "abritel");
        await HandOnAsync(home, 20);
        var sold = await home.SellAsync(home.Host, "greengo", Sold);
        foreach (var platform in new[] { "airbnb", "abritel" }) await home.PullAsync(platform);
        home.Shows("booking", Closed(StayAt(20)), Closed(Sold));
        await home.PollAsync();
        await home.FreeAsync("greengo", sold);

        Assert.Equal([Sold, StayAt(20)], await home.HeldAsync());
        Assert.DoesNotContain(Sold, await home.PullAsync("airbnb"));
        Assert.Contains(Sold, await home.PullAsync("abritel"));
    }

    [Fact]
    public async Task What_we_had_told_a_platform_is_no_link()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        foreach (var day in new[] { 1, 8 })
        {
            await home.SellAsync(home.Host, "airbnb", StayAt(day));
            await home.PullAsync("booking");
            home.Shows("booking", Closed(StayAt(day)));
            await home.PollAsync();
        }

        Assert.Empty(await NewsAsync(home));
    }

    [Fact]
    public async Task Who_has_removed_it_is_told_again_only_when_it_comes_back_after_some_days()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home, 1, 8);
        var page = await home.Owner().GetAsync($"/sync/links/{home.PropertyId}");
        Assert.Equal("Booking.com lit Airbnb directement", page.One("main section h2").TextContent);
        var done = await AnswerAsync(home, "Removed");
        Assert.StartsWith("Retiré par vous le 21", done.One("main section .badge").TextContent, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single((await home.Host.AskAsync(new FindReadingsData(home.OwnerId)))["directLinks"]!.AsArray())!["removedAt"]);

        await HandOnAsync(home, 1, 8, 15);
        Assert.Equal([Told], await NewsAsync(home));
        home.Host.Clock.Advance(TimeSpan.FromDays(3));
        await HandOnAsync(home, 8, 15, 22);
        Assert.Equal([Told], await NewsAsync(home));
        await HandOnAsync(home, 8, 15, 22, 29);
        Assert.Equal([Told, Told], await NewsAsync(home));
    }

    [Fact]
    public async Task Who_says_that_there_is_none_is_left_alone_and_may_take_it_back()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home, 1, 8);
        Assert.Equal("Pas de lien, avez-vous dit", (await AnswerAsync(home, "None")).One("main section .badge").TextContent);
        home.Host.Clock.Advance(TimeSpan.FromDays(3));
        await HandOnAsync(home, 8, 15, 22);
        Assert.Equal([Told], await NewsAsync(home));

        Assert.Empty((await AnswerAsync(home, "Back")).Document.QuerySelectorAll("main section .badge"));
        Assert.Contains("Des plateformes semblent reliées directement", (await home.Owner().GetAsync($"/sync/mirror/{home.PropertyId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_is_asked_once_what_platforms_import_and_again_when_one_more_reads_us()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        await home.PullAsync("airbnb");
        await WatchAsync(home);
        Assert.Empty(await QuestionsAsync(home));

        await home.PullAsync("booking");
        await WatchAsync(home);
        await WatchAsync(home);
        Assert.Equal(1, await UnreadAsync(home));
        Assert.Contains("Vos plateformes lisent-elles", (await home.Owner().GetAsync($"/sync/mirror/{home.PropertyId}")).Text, StringComparison.Ordinal);

        foreach (var platform in new[] { "Airbnb", "Booking.com" })
        {
            Assert.Equal(1, await UnreadAsync(home));
            var done = await CheckAsync(home, platform);
            Assert.StartsWith("Vérifié le 21", done.One($"main li:has(strong:contains('{platform}')) .badge").TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(0, await UnreadAsync(home));
        Assert.DoesNotContain("Vos plateformes lisent-elles", (await home.Owner().GetAsync($"/sync/mirror/{home.PropertyId}")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await home.Host.AskAsync(new FindReadingsData(home.OwnerId)))["linksChecked"]!.AsArray().Count);

        await home.PullAsync("greengo");
        await WatchAsync(home);
        Assert.Equal(1, await UnreadAsync(home));
        Assert.Equal(2, (await QuestionsAsync(home)).Count);
    }

    [Fact]
    public async Task Who_has_looked_may_take_it_back_and_has_removed_what_was_told()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home, 1, 8);
        await CheckAsync(home, "Airbnb");
        Assert.NotEmpty((await home.Owner().GetAsync($"/sync/links/{home.PropertyId}")).Document.QuerySelectorAll("main form[action*=Removed]"));
        var done = await CheckAsync(home, "Booking.com");
        Assert.StartsWith("Retiré par vous le 21", done.One("main section .badge").TextContent, StringComparison.Ordinal);
        Assert.Single((await CheckAsync(home, "Booking.com", "Uncheck")).Document.QuerySelectorAll("main form[action*='handler=Check']"));
    }

    /// <summary>No calendar shows which of two closures is the other's copy: each would keep the other for ever.</summary>
    [Fact]
    public async Task Who_found_a_link_says_which_and_its_copies_are_known()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        home.Shows("airbnb", Watched.Closed("2026-12-05", "2026-12-08"));
        await home.PollAsync();
        home.Shows("booking", Closed(Sold));
        await home.PollAsync();
        home.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await home.PullAsync("booking");
        Assert.All(await home.ClaimsAsync(), claim => Assert.Equal(ClaimStanding.Held, claim.Standing));

        var owner = home.Owner();
        var page = await owner.GetAsync($"/sync/links/{home.PropertyId}");
        Assert.Equal(["Calendrier Airbnb (airbnb)", "Calendrier GreenGo (greengo)"], page.Texts("main li:has(strong:contains('Booking.com')) details label"));
        var form = page.One("main li:has(strong:contains('Booking.com')) form[action*='handler=Check']");
        Assert.All(page.Document.QuerySelectorAll("main li:has(strong:contains('Booking.com')) details input"), box => Assert.Equal(form.Id, box.GetAttribute("form")));
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await owner.PostRawAsync($"/sync/links/{home.PropertyId}?handler=Check", ("id", $"{home.ListingId("booking")}"), ("removed", $"{home.ListingId("airbnb")}"),
            ("removed", $"{home.ListingId("booking")}"), ("removed", $"{Guid.NewGuid()}"), ("__RequestVerificationToken", token));
        page = await owner.GetAsync($"/sync/links/{home.PropertyId}");
        Assert.Equal(["Booking.com lit Airbnb directement"], page.Texts("main section h2"));
        Assert.StartsWith("Retiré par vous le 21", page.One("main section .badge").TextContent, StringComparison.Ordinal);
        home.Host.Clock.Advance(TimeSpan.FromDays(1));
        await home.PollAsync();
        Assert.Equal(ClaimStanding.Mirror, (await home.ClaimsAsync()).Single(c => c.ListingId == home.ListingId("booking")).Standing);
    }

    [Fact]
    public async Task One_platform_alone_is_not_asked_about_nor_another_owner_s_home()
    {
        await using var alone = await LinkedHome.CreateAsync("airbnb");
        Assert.Empty((await alone.Owner().GetAsync($"/sync/links/{alone.PropertyId}")).Document.QuerySelectorAll("main form"));

        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        var page = await home.Owner().GetAsync($"/sync/links/{home.PropertyId}");
        var id = page.Document.QuerySelector("main form[action*='handler=Check'] [name=id]")!.GetAttribute("value")!;
        var stranger = home.Host.SignedInAs(Guid.NewGuid());
        var token = (await stranger.GetAsync("/notifications")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answered = await stranger.PostRawAsync($"/sync/links/{home.PropertyId}?handler=Check", ("id", id), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.NotFound, answered.Status);
        Assert.Empty((await home.Owner().GetAsync($"/sync/links/{home.PropertyId}")).Document.QuerySelectorAll("main .badge"));
    }

    [Fact]
    public async Task A_platform_s_preparation_around_its_own_stay_is_no_link()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("booking", Closed(Sold));
        await home.PollAsync();
        await home.PullAsync("airbnb");
        home.Shows("airbnb", Watched.Closed("2026-12-04", "2026-12-09"));
        home.Shows("booking", Closed(new(new(2026, 12, 4), new(2026, 12, 9))));
        await home.PollAsync(3);

        Assert.Empty(await NewsAsync(home));
    }

    [Fact]
    public async Task Another_one_s_preparation_around_our_word_is_a_link()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        home.Shows("booking", Closed(StayAt(20)));
        await home.PollAsync();
        await home.SellAsync(home.Host, "greengo", Sold);
        foreach (var platform in new[] { "airbnb", "booking" }) await home.PullAsync(platform);
        home.Shows("airbnb", Watched.Closed("2026-12-04", "2026-12-09"));
        await home.PollAsync();
        home.Shows("booking", Closed(StayAt(20)), Closed(new(new(2026, 12, 4), new(2026, 12, 9))));
        await home.PollAsync(3);

        Assert.Equal([Told], await NewsAsync(home));
    }

    [Fact]
    public async Task Nothing_is_shown_of_another_owner_s_home_nor_answered_for_it()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home, 1, 8);
        var page = await home.Owner().GetAsync($"/sync/links/{home.PropertyId}");
        var stranger = home.Host.SignedInAs(Guid.NewGuid());

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/sync/links/{home.PropertyId}")).Status);
        var token = (await stranger.GetAsync("/notifications")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var id = page.One("main form[action*=Removed] [name=id]").GetAttribute("value")!;
        var answered = await stranger.PostRawAsync($"/sync/links/{home.PropertyId}?handler=Removed", ("id", id), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.NotFound, answered.Status);
    }

    /// <summary>Guests book on Airbnb, and Booking.com closes their nights before it can have them from us.</summary>
    private static async Task HandOnAsync(LinkedHome home, params int[] days)
    {
        home.Shows("airbnb", [.. days.Select(AirbnbStay)]);
        await home.PollAsync();
        home.Shows("booking", [.. days.Select(d => Closed(StayAt(d)))]);
        await home.PollAsync();
    }

    /// <summary>The owner closes nights on Airbnb, and Booking.com does before it can have them from us.</summary>
    /// <param name="sold">The first days of the stays that both show too.</param>
    private static async Task CloseOnBothAsync(LinkedHome home, int[] sold, params int[] days)
    {
        home.Shows("airbnb", [.. sold.Select(AirbnbStay), .. days.Select(d => Watched.Closed($"{StayAt(d).From:yyyy-MM-dd}", $"{StayAt(d).Until:yyyy-MM-dd}"))]);
        await home.PollAsync();
        home.Shows("booking", [.. sold.Concat(days).Select(d => Closed(StayAt(d)))]);
        await home.PollAsync();
    }

    private static string AirbnbStay(int day) => Stay($"{day}@airbnb", $"{StayAt(day).From:yyyy-MM-dd}", $"{StayAt(day).Until:yyyy-MM-dd}", code: $"HM{day:00}ABCDEF");

    private static Nights StayAt(int day) => new(new(2026, 12, day), new DateOnly(2026, 12, day).AddDays(3));

    private static string Closed(Nights nights) => Watched.Closed($"{nights.From:yyyy-MM-dd}", $"{nights.Until:yyyy-MM-dd}", "CLOSED - Not available");

    private static async Task<Answer> CheckAsync(LinkedHome home, string platform, string handler = "Check")
    {
        var owner = home.Owner();
        return await owner.SubmitAsync(await owner.GetAsync($"/sync/links/{home.PropertyId}"), new { }, $"main li:has(strong:contains('{platform}')) form[action*='handler={handler}']");
    }

    private static async Task<int> UnreadAsync(LinkedHome home)
    {
        await home.Host.DeliverAsync();
        return await home.Host.AskAsync(new CountUnreadMessages(home.OwnerId));
    }

    private static async Task<IReadOnlyList<string>> QuestionsAsync(LinkedHome home)
    {
        await home.Host.DeliverAsync();
        return [.. (await home.Owner().GetAsync("/notifications")).Texts("main li strong").Where(t => t.StartsWith("Vos plateformes", StringComparison.Ordinal))];
    }

    private static async Task<Answer> AnswerAsync(LinkedHome home, string handler)
    {
        var owner = home.Owner();
        return await owner.SubmitAsync(await owner.GetAsync($"/sync/links/{home.PropertyId}"), new { }, $"main form[action*={handler}]");
    }

    private static async Task<IReadOnlyList<string>> NewsAsync(LinkedHome home)
    {
        await home.Host.DeliverAsync();
        return [.. (await home.Owner().GetAsync("/notifications")).Texts("main li strong").Where(t => t.Contains("relié", StringComparison.Ordinal))];
    }
}
