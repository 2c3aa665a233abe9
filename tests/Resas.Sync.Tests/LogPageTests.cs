using System.Net;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

public class LogPageTests
{
    [Fact]
    public async Task Each_reading_is_a_line_and_filters_narrow_it()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        home.Feed("booking").Status = 500;
        await home.PollAsync();
        var log = await home.Owner().GetAsync("/sync/log");
        Assert.Equal(4, log.Texts(".log-entry").Count);
        Assert.Contains(log.Texts(".log-entry"), t => t.Contains("Mis à jour", StringComparison.Ordinal) && t.Contains("ajoutées : 1", StringComparison.Ordinal));
        var failed = await home.Owner("en").GetAsync("/sync/log?Filter.Platform=booking&Filter.Outcome=Failed&Filter.Day=2026-11-21");
        Assert.Contains("answered with an error", Assert.Single(failed.Texts(".log-entry")), StringComparison.Ordinal);
        Assert.Empty((await home.Owner().GetAsync("/sync/log?Filter.Day=2026-11-20")).Texts(".log-entry"));
    }

    [Fact]
    public async Task Each_listing_is_one_line_with_its_state_and_times_and_follows_the_filter()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Feed("booking").Status = 500;
        await home.PollAsync();
        await home.Host.Visitor().GetAsync(home.ExportPath("airbnb"));
        home.Host.Clock.Now += TimeSpan.FromMinutes(2);

        var lines = (await home.Owner().GetAsync("/sync/log")).Texts("[aria-labelledby=glances] .list-item");
        Assert.Contains(lines, l => l.StartsWith("Airbnb", StringComparison.Ordinal) && l.Contains("Lue il y a 2 min", StringComparison.Ordinal)
            && l.Contains("a lu votre calendrier il y a 2 min", StringComparison.Ordinal) && l.EndsWith("À jour", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith("En panne", StringComparison.Ordinal));
        Assert.StartsWith("Booking.com", Assert.Single((await home.Owner().GetAsync("/sync/log?Filter.Platform=booking")).Texts("[aria-labelledby=glances] .list-item")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_comes_as_a_fragment_whose_mark_changes_with_a_reading_and_not_without()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        var owner = home.Owner().Htmx();
        async Task<string?> MarkAsync() => (await owner.GetAsync("/sync/log")).One("#log").GetAttribute("data-live-log");
        var before = await MarkAsync();
        Assert.Equal(before, await MarkAsync());

        home.Host.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(before, await MarkAsync());
        await home.PollAsync();
        Assert.NotEqual(before, await MarkAsync());
    }

    [Fact]
    public async Task A_filter_that_makes_no_sense_gives_a_page()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        foreach (var query in new[] { "Filter.Day=garbage", "Filter.Home=zz", "Filter.Outcome=Nope", "Filter.P=-5", "Filter.P=999999999999", "Filter.Day=9999-12-31", "Filter.Day=0001-01-01" })
            Assert.Equal(HttpStatusCode.OK, (await home.Owner().GetAsync($"/sync/log?{query}")).Status);
    }

    [Fact]
    public async Task Another_owner_sees_nothing_of_it_and_can_synchronise_nothing_of_it()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        var stranger = home.Host.SignedInAs(Guid.NewGuid());
        Assert.Empty((await stranger.GetAsync("/sync/log")).Texts(".log-entry"));
        var now = await SynchroniseAsync(stranger, $"/sync/now?listingId={home.ListingId("airbnb")}");
        Assert.Equal(HttpStatusCode.NotFound, now.Status);
        Assert.Equal(1, home.Feed("airbnb").Requests);
    }

    private static async Task<Answer> SynchroniseAsync(Visitor visitor, string path) => await visitor.SubmitAsync(await visitor.GetAsync(path), new { }, "main form");

    [Fact]
    public async Task No_address_is_ever_shown()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Feed("airbnb").Status = 404;
        await home.PollAsync();
        Assert.DoesNotContain("airbnb.ics", (await home.Owner().GetAsync("/sync/log")).Body, StringComparison.Ordinal);
    }
}
