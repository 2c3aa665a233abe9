using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Sync.Reading;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>Most readings find nothing new: they must cost nothing, and miss nothing.</summary>
public class UnchangedTests
{
    [Fact]
    public async Task They_share_one_line_of_the_log_and_write_nothing_to_the_ledger()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync();
        var before = await home.Host.AskAsync(new FindUrgency(home.PropertyId, new(2026, 11, 21)));
        await home.PollAsync(8);

        var runs = await home.Host.InScopeAsync(db => db.Set<SyncRun>().OrderBy(r => r.StartedAt).ToListAsync());
        Assert.Equal([(RunOutcome.Unchanged, 1), (RunOutcome.Changed, 1), (RunOutcome.Unchanged, 8)], runs.Select(r => (r.Outcome, r.Times)));
        Assert.Equal(home.Host.Clock.Now, runs[2].LastAt);
        Assert.Equal(before.Version, (await home.Host.AskAsync(new FindUrgency(home.PropertyId, new(2026, 11, 21)))).Version);
        Assert.Equal(10, home.Feed("airbnb").Requests);
        Assert.Contains("8 lectures depuis 11:32", (await home.Owner().GetAsync("/sync/log")).Texts(".log-entry")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_day_begins_a_line_of_its_own_after_looking_at_the_whole_document()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync(3);
        home.Host.Clock.Advance(TimeSpan.FromHours(18));
        await home.PollAsync(2);
        var runs = await home.Host.InScopeAsync(db => db.Set<SyncRun>().OrderBy(r => r.StartedAt).ToListAsync());
        Assert.Equal([1, 1, 2, 2], runs.Select(r => r.Times));
        Assert.Equal(1, runs[3].Found);
    }

    [Fact]
    public async Task A_change_of_the_ledger_makes_the_same_document_be_judged_again()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("booking", Closed("2026-12-01", "2026-12-05", "CLOSED - Not available"));
        await home.PollAsync(3);
        var settled = await StateAsync(home, "booking");
        home.Shows("airbnb", Stay("a@x", "2027-01-01", "2027-01-05"));
        await home.PollAsync(2);
        Assert.True((await StateAsync(home, "booking")).SettledAtVersion > settled.SettledAtVersion);
    }

    [Fact]
    public async Task A_pull_by_the_platform_makes_the_same_document_be_judged_again()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync(2);
        Assert.NotNull((await StateAsync(home, "airbnb")).SettledUntil);
        await home.PullAsync("airbnb");
        Assert.Null((await StateAsync(home, "airbnb")).SettledUntil);
    }

    [Fact]
    public async Task A_stay_that_is_missing_is_counted_at_each_reading_though_the_document_stays_the_same()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"), Stay("b@x", "2026-12-11", "2026-12-15"));
        await home.PollAsync(3);
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync(2);
        Assert.Equal([On("2026-12-01", "2026-12-05")], await home.HeldAsync());
    }

    [Fact]
    public async Task What_was_not_modified_by_the_platform_s_own_word_is_believed_only_while_settled()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        home.Feed("airbnb").Headers["ETag"] = "\"1\"";
        await home.PollAsync(2);
        Assert.Equal("\"1\"", home.Feed("airbnb").LastRequest["If-None-Match"]);
        home.Host.Clock.Advance(TimeSpan.FromDays(1));
        await home.Host.SettleAsync();
        Assert.False(home.Feed("airbnb").LastRequest.ContainsKey("If-None-Match"));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(403)] // opens the circuit at once
    public async Task After_a_failure_the_platform_is_asked_for_what_is_new_alone_and_is_well_again_when_nothing_is(int status)
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        home.Feed("airbnb").Headers["ETag"] = "\"1\"";
        await home.PollAsync(2);
        var settled = await StateAsync(home, "airbnb");
        home.Feed("airbnb").Status = status;
        home.Feed("airbnb").Headers.Remove("ETag", out _);
        await home.PollAsync();
        Assert.True((await StateAsync(home, "airbnb")).FailuresInRow > 0);

        home.Feed("airbnb").Status = 200;
        home.Feed("airbnb").Headers["ETag"] = "\"1\"";
        while ((await StateAsync(home, "airbnb")).FailuresInRow > 0) await home.PollAsync();
        var now = await StateAsync(home, "airbnb");
        Assert.Equal("\"1\"", home.Feed("airbnb").LastRequest["If-None-Match"]);
        Assert.Equal((settled.Mode, settled.ContentHash, settled.SettledUntil, null, null), (now.Mode, now.ContentHash, now.SettledUntil, now.OpenUntil, now.Problem));
        var runs = await home.Host.InScopeAsync(db => db.Set<SyncRun>().OrderBy(r => r.StartedAt).Select(r => r.Outcome).ToListAsync());
        Assert.Equal((RunOutcome.Failed, RunOutcome.Unchanged), (runs[^2], runs[^1]));
    }

    [Fact]
    public async Task After_a_failure_nothing_is_passed_over_that_another_instance_has_read_otherwise_meanwhile()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        var feed = home.Feed("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync(2);
        var hash = (await StateAsync(home, "airbnb")).ContentHash;
        feed.Status = 503;
        await home.PollAsync();
        feed.Status = 200;
        feed.Respond = async http =>
        {
            feed.Respond = null;
            await home.Host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Sync_Listing SET ContentHash = 'another'"));
            await http.Response.Body.WriteAsync(feed.Body);
        };
        await home.PollAsync();
        Assert.Null(feed.Respond);
        Assert.Equal((hash, 0), ((await StateAsync(home, "airbnb")).ContentHash, (await StateAsync(home, "airbnb")).FailuresInRow));
    }

    [Fact]
    public async Task A_stay_that_was_sold_while_the_platform_failed_is_taken_with_its_first_answer()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync(2);
        home.Feed("airbnb").Status = 503;
        await home.PollAsync();
        home.Feed("airbnb").Status = 200;
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"), Stay("b@x", "2026-12-11", "2026-12-15"));
        await home.PollAsync(2);
        Assert.Equal([On("2026-12-01", "2026-12-05"), On("2026-12-11", "2026-12-15")], await home.HeldAsync());
    }

    private static Task<ListingState> StateAsync(LinkedHome home, string platform)
    {
        var id = home.ListingId(platform);
        return home.Host.InScopeAsync(db => db.Set<ListingState>().SingleAsync(s => s.ListingId == id));
    }
}
