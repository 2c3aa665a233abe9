using Resas.Contracts;
using Resas.Contracts.Sync;
using Resas.Sync.Export;
using Resas.Sync.Platforms.Booking;
using Resas.Sync.Propagation;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>How far a claim has got on a listing, and what each night is there.</summary>
public class SiblingTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);
    private static readonly Nights Stay = On("2026-12-01", "2026-12-04");
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);

    [Fact]
    public void What_was_not_pulled_is_pending() => Assert.Equal(new(PropagationState.Pending, null), Listing().StageOf(Stay));

    [Fact]
    public void A_claim_of_which_one_night_is_missing_in_the_pulled_version_is_pending() =>
        Assert.Equal(PropagationState.Pending, Listing(Pulled(On("2026-12-01", "2026-12-03"), Now.AddHours(-1))).StageOf(Stay)!.State);

    [Fact]
    public void A_night_that_was_pulled_and_left_out_since_is_not_served() =>
        Assert.Equal(PropagationState.Pending, Listing(Pulled(Stay, Now.AddHours(-3), Now.AddHours(-1))).StageOf(Stay)!.State);

    [Fact]
    public void A_claim_is_served_by_the_pull_of_its_last_night()
    {
        var served = Pulled(On("2026-12-01", "2026-12-03"), Now.AddHours(-3)).Concat(Pulled(On("2026-12-03", "2026-12-04"), Now.AddHours(-1)));
        Assert.Equal(new(PropagationState.Served, Now.AddHours(-1)), Listing(served).StageOf(Stay));
    }

    [Fact]
    public void Shown_back_after_the_pull_it_is_confirmed() =>
        Assert.Equal(PropagationState.Confirmed, Listing(Pulled(Stay, Now.AddHours(-1)), Answered(Now.AddMinutes(-5), Stay)).StageOf(Stay)!.State);

    [Theory]
    [InlineData(-90, true)]
    [InlineData(-5, false)]
    public void Shown_before_the_pull_or_by_a_platform_that_never_shows_back_it_is_served_at_best(int minutes, bool echoes) =>
        Assert.Equal(PropagationState.Served, Listing(Pulled(Stay, Now.AddHours(-1)), Answered(Now.AddMinutes(minutes), Stay, echoes)).StageOf(Stay)!.State);

    [Theory]
    [InlineData(-4 * 60 - 5, true, PropagationState.Failed)]
    [InlineData(-4 * 60 + 1, true, PropagationState.Served)]
    [InlineData(-4 * 60 - 5, false, PropagationState.Served)]
    public void Shown_open_two_intervals_after_the_pull_by_a_platform_that_shows_back_it_has_failed(int pulled, bool echoes, PropagationState expected) =>
        Assert.Equal(expected, Listing(Pulled(Stay, Now.AddMinutes(pulled)), Answered(Now, On("2026-12-01", "2026-12-03"), echoes)).StageOf(Stay)!.State);

    [Theory]
    [InlineData(-6 * 60 - 2, PropagationState.Failed)]
    [InlineData(-6 * 60, PropagationState.Pending)]
    public void Not_pulled_for_three_intervals_it_has_failed(int lastPull, PropagationState expected) =>
        Assert.Equal(expected, (Listing() with { Habit = new(Now.AddMinutes(lastPull), TwoHours, 2 * TwoHours) }).StageOf(Stay)!.State);

    [Fact]
    public void While_the_habit_is_unknown_nobody_is_late() =>
        Assert.Equal(PropagationState.Pending, (Listing() with { Habit = new(Now.AddDays(-9), null, TimeSpan.FromHours(72)) }).StageOf(Stay)!.State);

    [Fact]
    public void Past_nights_say_nothing()
    {
        Assert.Null(Listing().StageOf(On("2026-11-10", "2026-11-14")));
        Assert.Equal(PropagationState.Served, Listing(Pulled(On("2026-11-21", "2026-11-23"), Now)).StageOf(On("2026-11-10", "2026-11-23"))!.State);
    }

    [Fact]
    public void Only_the_nights_that_are_open_there_are_still_sold()
    {
        var listing = Listing(Pulled(Stay, Now.AddDays(-1)), Answered(Now, On("2026-12-01", "2026-12-02")));
        Assert.Equal([NightState.SeenBack, NightState.StillSold, NightState.StillSold], Stay.Each().Select(n => listing.StateOf(n, known: true, own: false)));
    }

    [Fact]
    public void Each_night_is_told_apart()
    {
        var listing = Listing(Pulled(Stay, Now.AddMinutes(-30)), Answered(Now, On("2026-12-10", "2026-12-12")));
        Assert.Equal(NightState.Free, listing.StateOf(new(2026, 12, 24), known: false, own: false));
        Assert.Equal(NightState.Own, listing.StateOf(new(2026, 12, 10), known: false, own: true));
        Assert.Equal(NightState.ClosedThere, listing.StateOf(new(2026, 12, 11), known: false, own: false));
        Assert.Equal(NightState.Published, listing.StateOf(new(2026, 12, 20), known: true, own: false));
        Assert.Equal(NightState.Read, listing.StateOf(new(2026, 12, 1), known: true, own: false));
        Assert.Equal(NightState.SeenBack, listing.StateOf(new(2026, 12, 10), known: true, own: false));
    }

    [Fact]
    public void Beyond_where_feeds_end_an_open_night_says_nothing()
    {
        var far = On("2028-01-01", "2028-01-03");
        Assert.Equal(NightState.Read, Listing(Pulled(far, Now.AddDays(-5)), Answered(Now, Stay)).StateOf(far.From, known: true, own: false));
    }

    [Fact]
    public void Handing_back_is_learnt_from_whole_runs_of_two_nights_that_are_nothing_of_its_own()
    {
        HashSet<DateOnly> closed = [.. Stay.Each()], none = [];
        var today = DateOnly.FromDateTime(Now);
        Assert.True(Showing.HandsBack(closed, Stay.Each(), none, today));
        Assert.False(Showing.HandsBack(closed, On("2026-12-01", "2026-12-06").Each(), none, today));
        Assert.False(Showing.HandsBack(closed, [Stay.From], none, today));
        Assert.False(Showing.HandsBack(closed, Stay.Each(), closed, today));
        HashSet<DateOnly> tonight = [.. On("2026-11-21", "2026-11-23").Each()];
        Assert.False(Showing.HandsBack(tonight, tonight, none, today));
    }

    private static Sibling Listing(IEnumerable<ServedNight>? served = null, HealthyAnswer? answer = null) => new(
        Guid.NewGuid(), new BookingPlatform(), Now, DateOnly.FromDateTime(Now), new PullHabit(Now.AddMinutes(-10), TwoHours, 2 * TwoHours),
        (served ?? []).ToDictionary(n => n.Night), answer);

    private static IEnumerable<ServedNight> Pulled(Nights nights, DateTime at, DateTime? goneAt = null) =>
        nights.Each().Select(n => new ServedNight { Night = n, FirstPulledAt = at, GoneAt = goneAt });

    private static HealthyAnswer Answered(DateTime at, Nights taken, bool echoes = true) => new(at, taken.Each().ToHashSet(), echoes);
}
