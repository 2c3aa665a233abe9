using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Sync;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>A listing's way down and up again, through the whole program.</summary>
public class ModeTests
{
    [Fact]
    public async Task Three_failures_in_a_row_lead_to_manual_which_is_told_and_logged_once()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Feed("airbnb").Status = 503;
        await home.PollAsync(2);
        Assert.Equal(ListingMode.Batch, (await home.HealthAsync("airbnb")).Mode);
        await home.PollAsync(4);

        var health = await home.HealthAsync("airbnb");
        Assert.Equal((ListingMode.Manual, HealthState.Failing), (health.Mode, health.State));
        Assert.Contains("notez à la main", health.Advice, StringComparison.Ordinal);
        Assert.Equal(["Le calendrier Airbnb n’est plus lu"], await TitlesAsync(home));
        Assert.Single((await home.Owner().GetAsync("/sync/log")).Texts(".log-entry"), t => t.Contains("mode manuel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trial_that_succeeds_leads_back_by_itself_and_says_so_once()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Feed("airbnb").Status = 503;
        await home.PollAsync(4);
        home.Feed("airbnb").Status = 200;
        await home.PollAsync(4);

        var health = await home.HealthAsync("airbnb");
        Assert.Equal((ListingMode.Batch, HealthState.Healthy, null), (health.Mode, health.State, health.Advice));
        Assert.Equal(["Le calendrier Airbnb est de nouveau lu", "Le calendrier Airbnb n’est plus lu"], await TitlesAsync(home));
        Assert.Single((await home.Owner().GetAsync("/sync/log")).Texts(".log-entry"), t => t.Contains("intervalles réguliers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_credentials_are_not_hammered()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Feed("airbnb").Status = 403;
        await home.PollAsync(3);
        var asked = home.Feed("airbnb").Requests;
        for (var hour = 0; hour < 24; hour++)
        {
            home.Host.Clock.Advance(TimeSpan.FromHours(1));
            await home.Host.SettleAsync();
        }

        Assert.InRange(home.Feed("airbnb").Requests - asked, 3, 7);
        Assert.Contains("corrigez son adresse", (await home.HealthAsync("airbnb")).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_circuit_holds_after_a_restart_and_on_another_instance()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Feed("airbnb").Status = 403;
        await home.PollAsync(4);
        var asked = home.Feed("airbnb").Requests;
        // As when the process died between the reading and the end of its job: the row is due as before.
        var now = home.Host.Clock.Now;
        await home.Host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Kernel_Job SET DueAt = {now}"));
        await using var other = new ResasHost(home.Host.Database) { Clock = home.Host.Clock }.With("Sync:AllowPrivateAddresses", "true");
        await other.RunDueJobsAsync();
        Assert.Equal(asked, home.Feed("airbnb").Requests);
    }

    [Fact]
    public async Task A_person_who_asks_gets_a_trial_at_once_in_manual_mode()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Feed("airbnb").Status = 403;
        await home.PollAsync(4);
        home.Feed("airbnb").Status = 200;
        var owner = home.Owner();
        await owner.SubmitAsync(await owner.GetAsync("/sync/now"), new { }, "main form");
        await home.Host.SettleAsync();
        Assert.Equal(ListingMode.Batch, (await home.HealthAsync("airbnb")).Mode);
    }

    [Fact]
    public async Task A_server_that_stumbles_once_is_asked_again_at_once()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        var feed = home.Feed("airbnb");
        var stumbles = 1;
        feed.Respond = async http =>
        {
            http.Response.StatusCode = stumbles-- > 0 ? 502 : 200;
            if (http.Response.StatusCode == 200) await http.Response.Body.WriteAsync(feed.Body);
        };
        await home.PollAsync();
        Assert.Equal(3, feed.Requests);
        Assert.Equal([On("2026-12-01", "2026-12-05")], await home.HeldAsync());
        Assert.Equal(HealthState.Healthy, (await home.HealthAsync("airbnb")).State);
    }

    [Fact]
    public async Task A_server_that_names_a_time_is_not_asked_before_it()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        (home.Feed("airbnb").Status, home.Feed("airbnb").Headers["Retry-After"]) = (503, "7200");
        await home.PollAsync();
        Assert.Equal(2, home.Feed("airbnb").Requests);
        Assert.Equal(home.Host.Clock.Now.AddHours(2), (await home.HealthAsync("airbnb")).NextReadAt);
    }

    [Fact]
    public async Task A_feed_that_is_not_read_for_three_of_its_intervals_is_an_alarm()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Host.Clock.Advance(TimeSpan.FromMinutes(45));
        Assert.Equal(HealthState.Healthy, (await home.HealthAsync("airbnb")).State);
        home.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HealthState.Stale, (await home.HealthAsync("airbnb")).State);

        home.Shows("airbnb", Stay("a@x", "2026-11-22", "2026-11-25"));
        await home.PollAsync();
        home.Host.Clock.Advance(TimeSpan.FromMinutes(17));
        Assert.Equal(HealthState.Stale, (await home.HealthAsync("airbnb")).State);
    }

    [Fact]
    public async Task With_an_arrival_near_the_next_reading_is_sooner()
    {
        await using var home = await LinkedHome.CreateAsync("greengo", "booking");
        home.Shows("greengo", Stay("a@x", "2026-11-22", "2026-11-25"));
        await home.PollAsync(6);
        foreach (var platform in new[] { "greengo", "booking" })
            Assert.InRange((await home.HealthAsync(platform)).NextReadAt!.Value - home.Host.Clock.Now, TimeSpan.FromMinutes(4.7), TimeSpan.FromMinutes(5.3));
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(LinkedHome home) =>
        (await home.Owner().GetAsync("/notifications")).Texts("main a.list-item strong");
}
