using Resas.Contracts.Sync;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>What open pages are told by.</summary>
public class SyncMarkTests
{
    [Fact]
    public async Task A_reading_like_the_last_is_another_log_but_the_same_health()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync();
        var before = await MarksAsync(home);

        await home.PollAsync();

        var after = await MarksAsync(home);
        Assert.NotEqual(before.Log, after.Log);
        Assert.Equal(before.Health, after.Health);
    }

    [Fact]
    public async Task A_listing_that_fails_and_one_that_is_back_are_another_health()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        await home.PollAsync();
        var well = await MarksAsync(home);
        home.Feed("airbnb").Status = 404;
        await home.PollAsync();
        var failing = await MarksAsync(home);
        home.Feed("airbnb").Status = 200;
        await home.PollAsync();

        Assert.NotEqual(well.Health, failing.Health);
        Assert.Equal(well.Health, (await MarksAsync(home)).Health);
    }

    [Fact]
    public async Task One_that_nobody_has_read_for_long_is_another_health_though_nothing_was_written()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        await home.PollAsync();
        var before = await MarksAsync(home);

        home.Host.Clock.Advance(TimeSpan.FromHours(2));

        Assert.NotEqual(before.Health, (await MarksAsync(home)).Health);
    }

    private static async Task<SyncMarks> MarksAsync(LinkedHome home) => (await home.Host.AskAsync(new FindSyncMarks([home.OwnerId])))[home.OwnerId];
}
