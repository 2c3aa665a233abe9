using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Kernel.Database;
using Resas.Sync.Export;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>What is kept of a platform's pulls, and when it is written.</summary>
public class PullTests
{
    [Fact]
    public async Task A_pull_of_a_new_version_is_written_before_it_is_answered_and_further_ones_cost_no_write()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        await home.PullAsync("booking");
        Assert.Equal([On("2026-12-01", "2026-12-05")], await ServedAsync(home));
        Assert.Equal(1, (await StateAsync(home)).Pulls);

        var before = Stamp(home.Host);
        for (var i = 0; i < 5; i++) await home.GetAsync("booking", ("User-Agent", "Booking/2"));
        Assert.Equal(before, Stamp(home.Host));
        Assert.Equal(1, (await StateAsync(home)).Pulls);
        home.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        await home.GetAsync("booking", ("User-Agent", "Booking/3"));
        await WriteAsync(home.Host);
        var state = await StateAsync(home);
        Assert.Equal((7, "Booking/3", home.Host.Clock.Now, 1), (state.Pulls, state.LastPulledBy, state.LastPulledAt, (int)state.LastPulledVersion!));
    }

    /// <summary>Once it has our word for these nights, they may be either.</summary>
    [Theory]
    [InlineData("booking", "CLOSED - Not available", true)]
    [InlineData("greengo", "Camille", true)]
    [InlineData("other", "Camille", true)]
    [InlineData("airbnb", "Reserved", false)] // a code tells its stays from our word at any time
    public async Task What_a_platform_sold_until_it_takes_the_same_nights_from_us_is_read_first(string platform, string summary, bool isRead)
    {
        await using var home = await LinkedHome.CreateAsync(platform, "abritel");
        await home.PollAsync();
        await home.SellAsync(home.Host, "abritel", On("2026-12-05", "2026-12-08"));
        home.Shows(platform, Stay("a@x", "2026-12-05", "2026-12-08", summary));
        home.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await home.PullAsync(platform);
        Assert.Equal(isRead, (await home.ClaimsAsync()).Any(c => c.ListingId == home.ListingId(platform)));
    }

    [Fact]
    public async Task What_is_noted_is_written_when_the_program_stops()
    {
        using var database = new TestDatabase();
        await using var home = new LinkedHome(new ResasHost(database), await FeedServer.StartAsync());
        await home.LinkAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        await using (var other = new ResasHost(database) { Clock = home.Host.Clock })
        {
            for (var i = 0; i < 3; i++) await other.Visitor().GetAsync(home.ExportPath("booking"));
            Assert.Equal(1, (await StateAsync(home)).Pulls);
        }

        Assert.Equal(3, (await StateAsync(home)).Pulls);
    }

    [Fact]
    public async Task The_usual_interval_is_the_median_of_recent_gaps_however_often_it_was_written()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        foreach (var minutes in new[] { 0, 112, 112, 3, 900, 110, 112 })
        {
            home.Host.Clock.Advance(TimeSpan.FromMinutes(minutes));
            // Platforms ask twice in a row: once for what it is, once for what it says.
            for (var i = 0; i < 2; i++)
            {
                await home.GetAsync("booking");
                home.Host.Clock.Advance(TimeSpan.FromSeconds(2));
            }

            if (minutes % 2 == 0) await WriteAsync(home.Host);
        }

        await WriteAsync(home.Host);
        Assert.InRange((await home.HealthAsync("booking")).UsualPullSeconds!.Value, 112 * 60, 112 * 60 + 10);
        Assert.Equal(7, await home.Host.InScopeAsync(db => db.Set<Pull>().CountAsync()));
    }

    [Fact]
    public async Task The_habit_is_unknown_before_the_third_pull()
    {
        await using var home = await LinkedHome.CreateAsync("booking");
        foreach (var known in new[] { false, false, true })
        {
            home.Host.Clock.Advance(TimeSpan.FromHours(2));
            await home.PullAsync("booking");
            await WriteAsync(home.Host);
            Assert.Equal(known ? 7200 : null, (await home.HealthAsync("booking")).UsualPullSeconds);
        }
    }

    [Fact]
    public async Task The_history_keeps_the_newest_fifty()
    {
        await using var home = await LinkedHome.CreateAsync("booking");
        for (var i = 0; i < 60; i++)
        {
            home.Host.Clock.Advance(TimeSpan.FromHours(2));
            await home.PullAsync("booking");
            if (i % 7 == 0) await WriteAsync(home.Host);
        }

        await WriteAsync(home.Host);
        var kept = await home.Host.InScopeAsync(db => db.Set<Pull>().Select(p => p.At).OrderBy(at => at).ToListAsync());
        Assert.Equal((50, home.Host.Clock.Now), (kept.Count, kept[^1]));
        Assert.Equal(60, (await StateAsync(home)).Pulls);
    }

    [Fact]
    public async Task Preparation_nights_are_served_too_so_that_their_echo_is_known()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        await home.PullAsync("booking");
        await home.Owner().PostFormAsync($"/properties/export/{home.PropertyId}", new { Form_NightsBefore = 1, Form_NightsAfter = 2 });
        await home.PullAsync("booking");
        Assert.Equal([On("2026-11-30", "2026-12-07")], await ServedAsync(home));
    }

    [Fact]
    public async Task An_answer_that_was_overtaken_by_a_newer_one_takes_nothing_back()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        await home.Host.Visitor().SendAsync(new(HttpMethod.Head, home.ExportPath("booking")));
        var old = home.Host.Services.GetRequiredService<FeedCache>().Find(home.ExportPath("booking")["/feeds/".Length..^".ics".Length])!;
        await home.SellAsync(home.Host, "airbnb", On("2026-12-11", "2026-12-15"));
        await home.PullAsync("booking");
        await home.Host.InScopeAsync(async services =>
        {
            await services.GetRequiredService<PullRecorder>().RecordAsync([Pulls.One(old, home.Host.Clock.Now, null)], CancellationToken.None);
            return true;
        });
        Assert.Equal(2, (await StateAsync(home)).LastPulledVersion);
        Assert.Equal([On("2026-12-01", "2026-12-05"), On("2026-12-11", "2026-12-15")], await ServedAsync(home));
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_listing_that_was_taken_away_meanwhile()
    {
        await using var home = await LinkedHome.CreateAsync("booking");
        for (var i = 0; i < 2; i++) await home.PullAsync("booking");
        await home.Owner().PostFormAsync($"/listings/unlink/{home.ListingId("booking")}", new { Nights = "release" });
        await home.Host.SettleAsync();
        await WriteAsync(home.Host);
        Assert.Equal(0, await home.Host.InScopeAsync(db => db.Set<ListingState>().CountAsync()));
        Assert.Equal(0, await home.Host.InScopeAsync(db => db.Set<Pull>().CountAsync()));
    }

    /// <summary>What the home's platforms have from us.</summary>
    private static async Task<IEnumerable<Nights>> ServedAsync(LinkedHome home)
    {
        var spans = await home.Host.InScopeAsync(db => db.Set<ServedSpan>().AsNoTracking().Where(s => s.GoneAt == null).ToListAsync());
        return Nights.Runs(spans.SelectMany(s => s.Nights).Select(n => n.Night));
    }

    private static Task<ListingState> StateAsync(LinkedHome home)
    {
        var listing = home.ListingId("booking");
        return home.Host.InScopeAsync(db => db.Set<ListingState>().AsNoTracking().SingleAsync(s => s.ListingId == listing));
    }

    private static ChangeStamp? Stamp(ResasHost host) => host.Services.GetRequiredService<DatabaseChanges>().Read();

    private static Task WriteAsync(ResasHost host) => host.Services.GetRequiredService<WritePulls>().WriteAsync(CancellationToken.None);
}
