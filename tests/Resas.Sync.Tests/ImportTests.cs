using System.IO.Compression;
using System.Text;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>Feeds over real HTTP into the real ledger.</summary>
public class ImportTests
{
    [Fact]
    public async Task A_feed_is_read_when_its_listing_is_linked_and_again_at_each_interval()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        Assert.Equal(1, home.Feed("airbnb").Requests);
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        home.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        await home.Host.SettleAsync();
        Assert.Equal(1, home.Feed("airbnb").Requests);
        await home.PollAsync();
        Assert.Equal([On("2026-12-01", "2026-12-05")], await home.HeldAsync());
        Assert.Equal(HealthState.Healthy, (await home.HealthAsync("airbnb")).State);
        Assert.Contains("Resas", home.Feed("airbnb").LastRequest["User-Agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken/truncated.ics", FeedProblem.Truncated, "coupé avant sa fin")]
    [InlineData("broken/sign-in-page.ics", FeedProblem.WebPage, "page web")]
    [InlineData("broken/zero-bytes.ics", FeedProblem.NotACalendar, "n’est pas un calendrier")]
    public async Task What_is_broken_changes_nothing_and_says_why_on_the_log(string file, FeedProblem problem, string words)
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync();
        home.Feed("airbnb").Body = SampleFeeds.Read(file);
        await home.PollAsync(6);
        Assert.Equal([On("2026-12-01", "2026-12-05")], await home.HeldAsync());
        Assert.Equal((HealthState.Failing, problem), ((await home.HealthAsync("airbnb")).State, (await home.HealthAsync("airbnb")).Problem));
        Assert.Contains(words, (await home.Owner().GetAsync("/sync/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_calendar_changes_nothing_and_is_shown_as_doubtful()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync();
        home.Feed("airbnb").Body = SampleFeeds.Read("broken/empty-calendar.ics");
        await home.PollAsync();
        Assert.Equal([On("2026-12-01", "2026-12-05")], await home.HeldAsync());
        Assert.Equal(HealthState.Suspicious, (await home.HealthAsync("airbnb")).State);
        Assert.Contains("douteuse", (await home.Owner().GetAsync("/sync/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Oddities_give_their_nights_and_each_skipped_event_its_line_on_the_log()
    {
        await using var home = await LinkedHome.CreateAsync("other");
        home.Feed("other").Body = SampleFeeds.Read("broken/oddities.ics");
        await home.PollAsync();
        var held = (await home.HeldAsync()).ToList();
        Assert.Contains(On("2027-01-02", "2027-01-05"), held);
        Assert.Contains(On("2027-01-22", "2027-01-25"), held);
        Assert.DoesNotContain(held, n => n.Overlaps(On("2027-04-01", "2027-04-03")));
        var log = await home.Owner().GetAsync("/sync/log");
        Assert.Contains("fin avant le début", log.Text, StringComparison.Ordinal);
        Assert.Contains("date impossible", log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, FeedProblem.Refused)]
    [InlineData(404, FeedProblem.Gone)]
    [InlineData(410, FeedProblem.Gone)]
    [InlineData(429, FeedProblem.TooManyRequests)]
    [InlineData(500, FeedProblem.ServerError)]
    public async Task A_refusal_is_named(int status, FeedProblem problem)
    {
        await using var home = await LinkedHome.CreateAsync("booking");
        home.Feed("booking").Status = status;
        await home.PollAsync();
        Assert.Equal(problem, (await home.HealthAsync("booking")).Problem);
    }

    [Fact]
    public async Task Too_many_requests_waits_as_long_as_asked()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        (home.Feed("airbnb").Status, home.Feed("airbnb").Headers["Retry-After"]) = (429, "7200");
        await home.PollAsync();
        var asked = home.Feed("airbnb").Requests;
        await home.PollAsync(7); // 1 h 52
        Assert.Equal(asked, home.Feed("airbnb").Requests);
        await home.PollAsync();
        Assert.Equal(asked + 1, home.Feed("airbnb").Requests);
    }

    [Fact]
    public async Task A_slow_feed_is_given_up_and_delays_no_other()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Feed("airbnb").Gate = new TaskCompletionSource().Task;
        home.Shows("booking", Closed("2026-12-01", "2026-12-05"));
        await home.PollAsync();
        Assert.Equal(FeedProblem.TimedOut, (await home.HealthAsync("airbnb")).Problem);
        Assert.Equal([On("2026-12-01", "2026-12-05")], await home.HeldAsync());
    }

    [Fact]
    public async Task A_bomb_is_refused_after_decompression()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Feed("airbnb").Respond = async http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new GZipStream(http.Response.Body, CompressionLevel.Fastest);
            var megabyte = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 64; i++) await zip.WriteAsync(megabyte, http.RequestAborted);
        };
        await home.PollAsync();
        Assert.Equal(FeedProblem.TooLarge, (await home.HealthAsync("airbnb")).Problem);
    }

    [Fact]
    public async Task An_unchanged_answer_by_validator_is_a_reading_that_changes_nothing()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        home.Feed("airbnb").Headers["ETag"] = "\"one\"";
        await home.PollAsync(2);
        Assert.Equal("\"one\"", home.Feed("airbnb").LastRequest["If-None-Match"]);
        Assert.Equal(HealthState.Healthy, (await home.HealthAsync("airbnb")).State);
        Assert.Equal([On("2026-12-01", "2026-12-05")], await home.HeldAsync());
    }

    [Fact]
    public async Task Strikes_are_counted_through_unchanged_documents_and_restarts()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        var other = Stay("b@x", "2026-12-10", "2026-12-20");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"), other);
        home.Feed("airbnb").Headers["ETag"] = "\"one\"";
        await home.PollAsync();
        home.Shows("airbnb", other);
        home.Feed("airbnb").Headers["ETag"] = "\"two\"";
        await home.PollAsync();
        Assert.Equal(2, (await home.ClaimsAsync()).Count);
        await home.PollAsync();
        Assert.Single(await home.ClaimsAsync());
    }

    [Fact]
    public async Task Three_failures_are_told_once_and_so_is_the_recovery()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Feed("airbnb").Status = 500;
        await home.PollAsync(8);
        Assert.Equal(1, await UnreadAsync(home));
        home.Feed("airbnb").Status = 200;
        await home.PollAsync(8);
        // The recovery takes the place of the failure, which needs nobody's eye any more.
        Assert.Equal(1, await UnreadAsync(home));
        var inbox = await home.Owner().GetAsync("/notifications");
        Assert.Equal(2, inbox.Texts("main li").Count(t => t.Contains("Airbnb", StringComparison.Ordinal)));
    }

    private static Task<int> UnreadAsync(LinkedHome home) => home.Host.AskAsync(new Contracts.Notifications.CountUnreadMessages(home.OwnerId));

    [Fact]
    public async Task Two_platforms_that_sold_the_same_night_are_a_conflict_and_both_stays_are_kept()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "abritel");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05", code: "HMAAAAAAAA"));
        home.Shows("abritel", Stay("b@x", "2026-12-03", "2026-12-08", "Réservée - Zoë"));
        await home.PollAsync();
        var conflict = Assert.Single(await home.Host.AskAsync(new FindOpenConflicts(home.OwnerId)));
        Assert.Equal((ConflictKind.DoubleBooking, On("2026-12-03", "2026-12-05")), (conflict.Kind, conflict.Nights));
        Assert.Equal(2, (await home.ClaimsAsync()).Count);
    }

    [Fact]
    public async Task Platforms_linked_to_each_other_are_asked_about_and_not_exported_twice()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Feed("airbnb").Body = SampleFeeds.Read("airbnb.ics");
        await home.PollAsync();
        home.Feed("booking").Body = SampleFeeds.Read("booking.ics");
        await home.PollAsync();
        var open = await home.Host.AskAsync(new FindOpenConflicts(home.OwnerId));
        Assert.All(open, c => Assert.Equal(ConflictKind.SameStayQuestion, c.Kind));
        Assert.NotEmpty(open);
        Assert.Equal([On("2026-12-01", "2026-12-06"), On("2027-04-02", "2027-04-12")], await home.PullAsync("airbnb"));
    }
}
