using Microsoft.Extensions.Options;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Sync.Modes;
using Resas.Sync.Platforms;
using Resas.Sync.Platforms.Airbnb;
using Resas.Sync.Platforms.GreenGo;

namespace Resas.Sync.Tests;

public class PollScheduleTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Urgency Calm = new(7, Today.AddDays(3), false);
    private static readonly Platform GreenGo = new GreenGoPlatform();

    [Fact]
    public void It_is_a_quarter_of_an_hour_when_nothing_presses() =>
        Assert.Equal(TimeSpan.FromMinutes(15), Schedule().Interval(Calm, Today, Now, Now.AddHours(-2), GreenGo));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void It_is_sooner_when_an_arrival_is_near(int days) =>
        Assert.Equal(TimeSpan.FromMinutes(5), Schedule().Interval(Calm with { NextArrival = Today.AddDays(days) }, Today, Now, null, GreenGo));

    [Fact]
    public void It_is_sooner_while_a_conflict_is_open_or_nights_have_just_changed()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), Schedule().Interval(Calm with { HasConflict = true }, Today, Now, null, GreenGo));
        Assert.Equal(TimeSpan.FromMinutes(5), Schedule().Interval(Calm, Today, Now, Now.AddMinutes(-59), GreenGo));
    }

    [Fact]
    public void How_near_and_how_soon_are_settings_and_urgency_never_slows_down()
    {
        var near = Calm with { NextArrival = Today.AddDays(4) };
        Assert.Equal(TimeSpan.FromMinutes(1), Schedule(o => (o.NearDays, o.NearPollInterval) = (4, TimeSpan.FromMinutes(1))).Interval(near, Today, Now, null, GreenGo));
        Assert.Equal(TimeSpan.FromSeconds(15), Schedule(o => (o.NearDays, o.PollInterval) = (4, TimeSpan.FromSeconds(15))).Interval(near, Today, Now, null, GreenGo));
    }

    [Fact]
    public void A_platform_is_not_pressed_harder_than_it_bears() =>
        Assert.Equal(TimeSpan.FromMinutes(5), Schedule(o => o.NearPollInterval = TimeSpan.FromMinutes(1)).Interval(Calm with { HasConflict = true }, Today, Now, null, new AirbnbPlatform()));

    [Fact]
    public void Back_off_is_exponential_up_to_four_intervals() =>
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(1, 8).Select(n => Minutes(Schedule().AfterFailure(Now, n, FeedProblem.Unreachable, null))));

    [Fact]
    public void What_only_a_person_can_mend_is_tried_hours_apart_from_the_third_failure_on() =>
        Assert.Equal([1, 2, 60, 120, 240, 360, 360], Enumerable.Range(1, 7).Select(n => Minutes(Schedule().AfterFailure(Now, n, FeedProblem.Refused, null))));

    [Fact]
    public void A_platform_that_says_when_is_obeyed_up_to_a_day()
    {
        Assert.Equal(120, Minutes(Schedule().AfterFailure(Now, 1, FeedProblem.TooManyRequests, TimeSpan.FromHours(2))));
        Assert.Equal(1, Minutes(Schedule().AfterFailure(Now, 1, FeedProblem.TooManyRequests, TimeSpan.FromSeconds(5))));
        Assert.Equal(1440, Minutes(Schedule().AfterFailure(Now, 1, FeedProblem.TooManyRequests, TimeSpan.FromDays(40))));
    }

    [Fact]
    public void A_doubtful_answer_is_looked_at_again_soon() =>
        Assert.Equal(5, Minutes(Schedule().AfterSuccess(Now, TimeSpan.FromMinutes(15), isSuspicious: true)));

    [Fact]
    public void Jitter_spreads_by_a_twentieth_either_way()
    {
        var schedule = new PollSchedule(Options.Create(new SyncOptions()), new Random(3));
        var waits = Enumerable.Range(0, 500).Select(_ => (schedule.AfterSuccess(Now, TimeSpan.FromMinutes(100), false) - Now).TotalMinutes).ToList();
        Assert.InRange(waits.Min(), 95, 95.5);
        Assert.InRange(waits.Max(), 104.5, 105);
    }

    private static double Minutes(DateTime due) => (due - Now).TotalMinutes;

    /// <summary>Without jitter: the generator always draws the middle.</summary>
    private static PollSchedule Schedule(Action<SyncOptions>? with = null)
    {
        var options = new SyncOptions();
        with?.Invoke(options);
        return new(Options.Create(options), new Middle());
    }

    private sealed class Middle : Random
    {
        public override double NextDouble() => 0.5;
    }
}
