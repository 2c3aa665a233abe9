using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Sync.Export;
using Resas.Sync.Jobs;
using Resas.Sync.Propagation;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>How far claims get, over real feeds and real pulls.</summary>
public class PropagationTests
{
    private static readonly Nights Sold = On("2026-12-05", "2026-12-08");

    [Fact]
    public async Task A_sale_is_pending_then_served_then_confirmed_by_what_the_platform_hands_back()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", Sold);
        Assert.Equal((PropagationState.Pending, "pas encore lu"), await StageAsync(home));

        home.Host.Clock.Advance(TimeSpan.FromMinutes(47));
        await home.PullAsync("booking");
        Assert.Equal((PropagationState.Served, "lu à l’instant (exposé pendant 47 min)"), await StageAsync(home));

        home.Shows("booking", Closed("2026-12-05", "2026-12-08", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal((PropagationState.Confirmed, "lu il y a 16 min, et vu fermé là-bas (exposé pendant 47 min)"), await StageAsync(home));
        Assert.Equal([Sold], await home.HeldAsync());
    }

    [Fact]
    public async Task What_the_platform_reopens_by_itself_has_failed_on_exactly_those_nights()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        home.Shows("booking", Closed("2026-12-05", "2026-12-06", "CLOSED - Not available"));
        await home.PollAsync();
        // More than half of what it showed is gone: for an hour that may be a fault.
        await home.PollAsync(3);
        Assert.Empty(await SoldAsync(home));
        await home.PollAsync(2);
        Assert.Equal(PropagationState.Failed, (await StageAsync(home)).State);
        Assert.Equal([On("2026-12-06", "2026-12-08")], await SoldAsync(home));
    }

    [Fact]
    public async Task An_empty_calendar_for_less_than_an_hour_says_nothing_even_of_nights_that_it_was_told_meanwhile()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        await home.SellAsync(home.Host, "airbnb", On("2027-01-10", "2027-01-12"));
        await home.PullAsync("booking");
        home.Host.Clock.Advance(TimeSpan.FromHours(12)); // time enough to take them over
        home.Shows("booking");
        await home.PollAsync(3);
        Assert.Empty(await SoldAsync(home));
        Assert.Equal(ListingMode.Batch, (await home.HealthAsync("booking")).Mode);

        home.Shows("booking", Closed("2026-12-05", "2026-12-08", "CLOSED - Not available"));
        await home.PollAsync(2);
        Assert.Equal([On("2027-01-10", "2027-01-12")], await SoldAsync(home));
    }

    [Fact]
    public async Task Half_a_document_once_makes_no_stay_of_our_own_word()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        var claim = (await home.ClaimsAsync()).Single();
        await home.FreeAsync("airbnb", claim.Id);
        await home.PullAsync("booking");
        home.Shows("booking");
        await home.PollAsync();
        home.Shows("booking", Closed("2026-12-05", "2026-12-08", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Empty(await home.HeldAsync());

        // Seen open twice, what is closed then is the platform's own.
        home.Shows("booking");
        await home.PollAsync(2);
        home.Shows("booking", Closed("2026-12-05", "2026-12-08", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal([Sold], await home.HeldAsync());
    }

    [Fact]
    public async Task Preparation_that_a_direct_link_hands_on_is_not_told_where_it_came_from()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        await HandOnAsync(home);
        for (var poll = 0; poll < 3; poll++)
        {
            await home.PollAsync();
            Assert.Equal([Sold], await home.PullAsync("airbnb"));
            Assert.Equal([On("2026-12-04", "2026-12-09")], await home.PullAsync("greengo"));
        }

        // Of a pair that is none any more, what is left is told.
        home.Shows("booking", Closed("2026-12-05", "2026-12-09", "CLOSED - Not available"));
        await home.PollAsync(3);
        Assert.Equal([On("2026-12-05", "2026-12-09")], await home.PullAsync("airbnb"));
    }

    /// <summary>A stay got longer at both ends; that Airbnb closes a season around it is no preparation.</summary>
    [Fact]
    public async Task What_lies_in_a_season_of_another_platform_is_not_its_preparation()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Closed("2026-11-28", "2027-06-01"));
        home.Shows("booking", Closed("2026-12-05", "2026-12-08", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal([Sold], await home.PullAsync("airbnb"));
        home.Shows("booking", Closed("2026-12-04", "2026-12-09", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal([On("2026-12-04", "2026-12-09")], await home.PullAsync("airbnb"));
    }

    [Fact]
    public async Task What_was_handed_on_stays_so_when_its_other_side_is_merely_past()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        await HandOnAsync(home);
        await home.PollAsync(2);
        while (home.Host.Clock.Now < new DateTime(2026, 12, 6, 8, 0, 0))
        {
            home.Host.Clock.Advance(TimeSpan.FromHours(3));
            await home.PollAsync();
        }

        home.Shows("airbnb", Closed("2026-12-06", "2026-12-09"));
        home.Shows("booking", Closed("2026-12-06", "2026-12-09", "CLOSED - Not available"));
        await home.PollAsync(3);
        Assert.Equal(new(2026, 12, 8), (await home.PullAsync("airbnb")).Last().Until);
        Assert.Equal(new(2026, 12, 9), (await home.PullAsync("greengo")).Last().Until);

        home.Shows("airbnb", Closed("2026-12-06", "2026-12-08"));
        await home.PollAsync(6);
        Assert.Equal(new(2026, 12, 9), (await home.PullAsync("airbnb")).Last().Until);
    }

    [Fact]
    public async Task Half_a_document_of_the_source_once_tells_it_nothing_of_what_it_handed_on()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home);
        await home.PollAsync(2);

        home.Shows("airbnb", Closed("2026-12-05", "2026-12-09"));
        await home.PollAsync();
        home.Feed("airbnb").Status = 503;
        home.Shows("booking", Closed("2026-12-04", "2026-12-09", "CLOSED - Not available"), Closed("2027-01-04", "2027-01-09", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal([Sold, On("2027-01-04", "2027-01-09")], await home.PullAsync("airbnb"));
    }

    [Fact]
    public async Task What_was_handed_on_is_told_when_its_source_opens_it()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await HandOnAsync(home);
        await home.PollAsync(2);
        Assert.Equal([Sold], await home.PullAsync("airbnb"));

        // Closed by nobody but Booking.com any more, they are its own.
        home.Shows("airbnb", Closed("2026-12-05", "2026-12-08"));
        await home.PollAsync(6);
        Assert.Equal([On("2026-12-04", "2026-12-09")], await home.PullAsync("airbnb"));
    }

    [Fact]
    public async Task The_claims_page_tells_where_its_nights_are_known()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        var claim = await home.SellAsync(home.Host, "airbnb", Sold);
        await PullsAsync(home, 3);
        home.Host.Clock.Advance(TimeSpan.FromMinutes(12));
        var page = await home.Owner().GetAsync($"/blocks/details/{claim}");
        Assert.Equal(["Booking.com : lu il y a 4 h 12"], page.Texts("section[aria-labelledby=elsewhere] .list-text").Select(t => t.Replace('\u00a0', ' ')));
    }

    [Fact]
    public async Task What_was_pending_tells_how_long_it_will_be_exposed()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await PullsAsync(home, 3);
        home.Host.Clock.Advance(TimeSpan.FromMinutes(73));
        await home.SellAsync(home.Host, "airbnb", Sold);
        Assert.Equal((PropagationState.Pending, "pas encore lu, d’habitude toutes les 2 h, exposé encore 47 min environ"), await StageAsync(home));
        home.Host.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal((PropagationState.Failed, "n’a plus lu votre calendrier depuis 6 h 13 : fermez ces nuits à la main"), await StageAsync(home));
    }

    [Fact]
    public async Task Nothing_is_told_of_another_owners_home()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        Assert.Empty(await home.Host.AskAsync(new FindPropagation(Guid.NewGuid(), home.PropertyId, Sold, null, home.Host.Clock.Now)));
        Assert.Empty(await home.Host.AskAsync(new FindExposure(Guid.NewGuid(), home.PropertyId)));
    }

    [Fact]
    public async Task A_doubtful_answer_changes_nothing_of_what_is_shown()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("booking", Closed("2026-12-20", "2026-12-27", "CLOSED - Not available"));
        await home.PollAsync();
        home.Shows("booking");
        await home.PollAsync();
        Assert.Equal(HealthState.Suspicious, (await home.HealthAsync("booking")).State);
        var listing = home.ListingId("booking");
        var shown = await home.Host.InScopeAsync(db => db.Set<ShownNights>().SingleAsync(s => s.ListingId == listing));
        Assert.Equal(On("2026-12-20", "2026-12-27").Each(), shown.Taken.Order());
    }

    [Fact]
    public async Task A_night_that_is_served_anew_has_its_time_anew()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        var claim = await home.SellAsync(home.Host, "airbnb", Sold);
        await home.PullAsync("booking");
        await home.ClaimAsync(home.Host, "airbnb", new(claim, ClaimKind.Reservation, ClaimStanding.Held, On("2026-12-20", "2026-12-22")));
        home.Host.Clock.Advance(TimeSpan.FromHours(2));
        await home.PullAsync("booking");
        await home.SellAsync(home.Host, "airbnb", Sold);
        home.Host.Clock.Advance(TimeSpan.FromHours(2));
        await home.PullAsync("booking");
        var now = home.Host.Clock.Now;
        var night = Sold.From;
        Assert.Equal(now, await home.Host.InScopeAsync(db => db.Set<ServedSpan>().Where(s => s.From <= night && s.Until > night).Select(s => s.FirstPulledAt).SingleAsync()));
    }

    [Fact]
    public async Task A_platform_that_no_longer_comes_is_told_once_and_so_is_its_return()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await PullsAsync(home, 4);
        Assert.Equal([], await NewsAsync(home));
        Assert.Equal("Booking.com a lu votre calendrier à l’instant ; d’habitude toutes les 2 h.", (await ExposureAsync(home)).Habit!.Replace('\u00a0', ' '));

        home.Host.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(["Booking.com ne lit plus votre calendrier"], await NewsAsync(home));
        Assert.Equal(["Booking.com ne lit plus votre calendrier"], await NewsAsync(home));
        Assert.StartsWith("Booking.com ne vient plus", (await ExposureAsync(home)).Warning, StringComparison.Ordinal);

        home.Host.Clock.Advance(TimeSpan.FromMinutes(30));
        await PullsAsync(home, 1);
        for (var i = 0; i < 2; i++) Assert.Equal(["Booking.com lit de nouveau votre calendrier", "Booking.com ne lit plus votre calendrier"], await NewsAsync(home));
        Assert.Null((await ExposureAsync(home)).Warning);
    }

    [Fact]
    public async Task Nights_that_are_still_sold_are_told_once_and_once_when_that_is_over()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        home.Shows("booking");
        await home.PollAsync(5);
        var first = home.Host.Clock.Now;
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(["Booking.com vend encore des nuits déjà prises"], await NewsAsync(home));
            home.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(first, await home.Host.InScopeAsync(db => db.Set<StillSold>().Select(s => s.ToldAt).SingleAsync()));
        Assert.Equal(3, (await ExposureAsync(home)).StillSold);

        home.Shows("booking", Closed("2026-12-05", "2026-12-08", "CLOSED - Not available"));
        await home.PollAsync();
        for (var i = 0; i < 2; i++) Assert.Equal(["Booking.com ne vend plus ces nuits", "Booking.com vend encore des nuits déjà prises"], await NewsAsync(home));
        Assert.Equal(0, (await ExposureAsync(home)).StillSold);
    }

    /// <summary>An old copy may show a stay that has ended since: the answers after it lack that, and are not believed.</summary>
    [Fact]
    public async Task The_same_old_copy_twice_is_no_second_answer_when_doubtful_ones_between_showed_the_nights_taken()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        await home.SellAsync(home.Host, "airbnb", On("2027-01-10", "2027-01-12"));
        await PullsAsync(home, 4);
        var told = Closed("2026-12-05", "2026-12-08", "CLOSED - Not available");
        string[] now = [told, Closed("2027-01-10", "2027-01-12", "CLOSED - Not available")], oldCopy = [told, Closed("2026-12-20", "2026-12-27", "CLOSED - Not available")];
        home.Shows("booking", now);
        await home.PollAsync();
        home.Shows("booking", oldCopy);
        await home.PollAsync();
        home.Shows("booking", now);
        await home.PollAsync();
        Assert.Equal(HealthState.Suspicious, (await home.HealthAsync("booking")).State);
        home.Shows("booking", oldCopy);
        await home.PollAsync();
        Assert.Empty(await SoldAsync(home));
        await home.PollAsync();
        Assert.Equal([On("2027-01-10", "2027-01-12")], await SoldAsync(home));
    }

    [Fact]
    public async Task A_run_that_grows_is_told_again_and_one_that_shrinks_is_not()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        foreach (var (shown, told) in new[] { ("2026-12-07", 1), ("2026-12-06", 2), ("2026-12-07", 2) })
        {
            home.Shows("booking", Closed("2026-12-05", shown, "CLOSED - Not available"));
            await home.PollAsync(2);
            Assert.Equal(told, (await NewsAsync(home)).Count);
            Assert.Equal([DateOnly.Parse(shown, null)], await home.Host.InScopeAsync(db => db.Set<StillSold>().Select(s => s.From).ToListAsync()));
        }
    }

    /// <summary>Airbnb puts a night around what it has from us of Booking.com's sale, and a direct link hands those on to Booking.com. Not read yet.</summary>
    private static async Task HandOnAsync(LinkedHome home)
    {
        home.Shows("booking", Closed("2026-12-05", "2026-12-08", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal([Sold], await home.PullAsync("airbnb"));
        home.Shows("airbnb", Closed("2026-12-04", "2026-12-09"));
        home.Shows("booking", Closed("2026-12-04", "2026-12-09", "CLOSED - Not available"));
    }

    internal static async Task WatchAsync(LinkedHome home)
    {
        await home.Host.InScopeAsync(async services =>
        {
            await ActivatorUtilities.CreateInstance<WatchPlatforms>(services).Invoke(CancellationToken.None);
            return true;
        });
        await home.Host.DeliverAsync();
    }

    /// <summary>Pulls two hours apart, the last of them now.</summary>
    internal static async Task PullsAsync(LinkedHome home, int times)
    {
        for (var i = 0; i < times; i++)
        {
            if (i > 0) home.Host.Clock.Advance(TimeSpan.FromHours(2));
            await home.PullAsync("booking");
            await home.Host.Services.GetRequiredService<WritePulls>().WriteAsync(CancellationToken.None);
        }
    }

    /// <summary>Airbnb sold; Booking.com has it from us, showed it back, and had the time to.</summary>
    internal static async Task EchoAsync(LinkedHome home)
    {
        await home.SellAsync(home.Host, "airbnb", Sold);
        await PullsAsync(home, 4);
        home.Shows("booking", Closed("2026-12-05", "2026-12-08", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal(PropagationState.Confirmed, (await StageAsync(home)).State);
    }

    private static async Task<(PropagationState State, string Sentence)> StageAsync(LinkedHome home)
    {
        var claim = Assert.Single(await home.ClaimsAsync(), c => c.Nights == Sold);
        // When it was taken stands on the claim's page: here, at the start of the test's clock.
        var found = Assert.Single(await home.Host.AskAsync(new FindPropagation(home.OwnerId, home.PropertyId, Sold, claim.ListingId, TestClock.Start)), p => p.Platform == "booking");
        return (found.State, found.Sentence.Replace('\u00a0', ' '));
    }

    private static async Task<IEnumerable<Nights>> SoldAsync(LinkedHome home) => await home.Host.InScopeAsync<IEnumerable<Nights>>(async services =>
    {
        var rows = await services.GetRequiredService<Mirrors>().OfAsync(home.OwnerId, home.PropertyId, CancellationToken.None);
        Assert.Empty(rows.Single(r => r.Listing.ListingId == home.ListingId("airbnb")).StillSold);
        return rows.Single(r => r.Listing.ListingId == home.ListingId("booking")).StillSold;
    });

    private static async Task<ListingExposure> ExposureAsync(LinkedHome home) =>
        (await home.Host.AskAsync(new FindExposure(home.OwnerId))).Single(e => e.ListingId == home.ListingId("booking"));

    /// <summary>After a look at all platforms, the titles of what the owner was told of them, newest first.</summary>
    private static async Task<IReadOnlyList<string>> NewsAsync(LinkedHome home)
    {
        await WatchAsync(home);
        var titles = (await home.Owner().GetAsync("/notifications")).Texts("main li strong");
        return [.. titles.Where(t => t.StartsWith("Booking.com ", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task What_a_shorter_stay_leaves_where_another_platform_only_closes_is_alarmed_when_that_sells_it()
    {
        await using var home = await ShortenedAsync();
        home.Shows("airbnb", Stay("a@x", "2026-12-04", "2026-12-07", code: "HMAAAAAAAA"), Closed("2026-12-07", "2026-12-09"));
        await home.PollAsync();
        Assert.Equal(On("2026-12-06", "2026-12-07"), Assert.Single(await home.Host.AskAsync(new FindOpenConflicts(home.OwnerId))).Nights);
    }

    [Fact]
    public async Task What_a_shorter_stay_leaves_is_told_to_all_while_its_platform_can_not_be_read()
    {
        await using var home = await ShortenedAsync();
        home.Feed("booking").Status = 404;
        await home.PollAsync(4);
        Assert.Equal(ListingMode.Manual, (await home.HealthAsync("booking")).Mode);
        Assert.Equal([On("2026-12-06", "2026-12-08")], await home.PullAsync("airbnb"));
        home.Feed("booking").Status = 200;
        await home.PollAsync(8);
        Assert.Empty(await home.PullAsync("airbnb"));
    }

    /// <summary>Airbnb prepares the home for two nights, in which Booking.com has sold a stay; that gets shorter, and is then where Booking.com has our word, too.</summary>
    private static async Task<LinkedHome> ShortenedAsync()
    {
        var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Stay("a@x", "2026-12-04", "2026-12-06", code: "HMAAAAAAAA"), Closed("2026-12-06", "2026-12-08"));
        home.Shows("booking", Closed("2026-12-06", "2026-12-09"));
        await home.PollAsync();
        Assert.Equal([On("2026-12-04", "2026-12-08")], await home.PullAsync("booking"));
        Assert.Equal([On("2026-12-06", "2026-12-09")], await home.PullAsync("airbnb"));
        home.Shows("booking", Closed("2026-12-04", "2026-12-06"), Closed("2026-12-06", "2026-12-08"));
        await home.PollAsync(3);
        Assert.Equal([On("2026-12-04", "2026-12-08")], await home.HeldAsync());
        // Else the two would keep each other closed.
        Assert.Empty(await home.PullAsync("airbnb"));
        Assert.Equal([On("2026-12-04", "2026-12-08")], await home.PullAsync("booking"));
        return home;
    }
}
