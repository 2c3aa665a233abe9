using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Accounts;
using Resas.Contracts.Sync;
using Resas.Sync.Jobs;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>What was decided about nights, by which rule, and how it is told.</summary>
public class StoryTests
{
    private static readonly DateOnly Night = new(2026, 12, 2);

    [Fact]
    public async Task The_life_of_a_night_is_told_in_order()
    {
        await using var home = await LivedAsync();
        var airbnb = await ViewAsync(home, "airbnb");
        Assert.Equal([Decided.TakenAsStay, Decided.FirstStrike, Decided.FreedVanished], airbnb.Decisions.Select(d => d.What));
        Assert.Equal(TestClock.Start.AddMinutes(16), airbnb.FirstSeenAt);
        Assert.Equal((null, null, null), (airbnb.LastSeenAt, airbnb.MissingSince, airbnb.ServedAt));

        var booking = await ViewAsync(home, "booking");
        Assert.Equal([Decided.IgnoredAsEcho, Decided.EchoEnded], booking.Decisions.Select(d => d.What));
        Assert.Equal(TestClock.Start.AddMinutes(16), booking.ServedAt);
        Assert.True(booking.GoneAt > booking.ServedAt);
    }

    [Fact]
    public async Task Each_run_opens_to_what_it_decided_in_words()
    {
        await using var home = await LivedAsync();
        var log = (await home.Owner().GetAsync("/sync/log")).Texts(".log-entry .reasons li");
        Assert.Contains(log, t => t.StartsWith("Nuits du 1er au 5 décembre : déjà prises par Airbnb et lues chez nous par Booking.com le 21 novembre à 11:16. C’est notre propre fermeture qui revient", StringComparison.Ordinal));
        Assert.Contains(log, t => t.Contains("Airbnb ne les montre plus, réponse après réponse : libérées. (règle de prudence", StringComparison.Ordinal));
        var english = (await home.Owner("en").GetAsync("/sync/log?Filter.Platform=booking")).Texts(".log-entry .reasons li");
        Assert.Contains(english, t => t.StartsWith("Nights 1 to 5 December: already taken by Airbnb and read from us by Booking.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_decided_as_before_is_not_written_again()
    {
        await using var home = await EchoedAsync();
        var before = await CountAsync(home);
        await home.PollAsync(12);
        Assert.Equal(before, await CountAsync(home));
    }

    [Fact]
    public async Task Another_owner_is_told_nothing()
    {
        await using var home = await EchoedAsync();
        Assert.Empty(await home.Host.AskAsync(new FindNightStory(Guid.NewGuid(), home.PropertyId, Night)));
    }

    [Fact]
    public async Task Old_decisions_go_but_the_newest_of_a_claim_that_is_still_shown()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Shows("airbnb", Stay("a@x", "2027-06-01", "2027-06-05"), Stay("b@x", "2027-07-01", "2027-07-02"));
        await home.PollAsync();
        home.Shows("airbnb", Stay("a@x", "2027-06-02", "2027-06-05"), Stay("b@x", "2027-07-01", "2027-07-02"));
        await home.PollAsync();
        home.Shows("airbnb", Stay("a@x", "2027-06-02", "2027-06-05"));
        await home.PollAsync(3);
        home.Host.Clock.Advance(TimeSpan.FromDays(89));
        await ForgetAsync(home.Host);
        Assert.Equal(7, await CountAsync(home));
        home.Host.Clock.Advance(TimeSpan.FromDays(2));
        await ForgetAsync(home.Host);
        Assert.Equal(Decided.MovedTo, (await home.Host.InScopeAsync(db => db.Set<Decision>().SingleAsync())).What);
    }

    [Fact]
    public async Task An_owner_who_leaves_takes_the_decisions_along()
    {
        await using var home = await EchoedAsync();
        await home.Host.AnnounceAsync(new OwnerDeleted(home.OwnerId));
        Assert.Equal(0, await CountAsync(home));
    }

    /// <summary>Sold on Airbnb, pulled by Booking.com, which closes the nights for it.</summary>
    private static async Task<LinkedHome> EchoedAsync()
    {
        var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"), Stay("b@x", "2027-01-01", "2027-01-15"));
        await home.PollAsync();
        await home.PullAsync("booking");
        home.Shows("booking", Closed("2026-12-01", "2026-12-05", "CLOSED - Not available"));
        await home.PollAsync();
        return home;
    }

    /// <summary>And then given up by Airbnb, freed, pulled again and opened.</summary>
    private static async Task<LinkedHome> LivedAsync()
    {
        var home = await EchoedAsync();
        home.Shows("airbnb", Stay("b@x", "2027-01-01", "2027-01-15"));
        await home.PollAsync(2);
        await home.PullAsync("booking");
        home.Shows("booking");
        await home.PollAsync();
        return home;
    }

    private static async Task<ListingNight> ViewAsync(LinkedHome home, string platform) =>
        (await home.Host.AskAsync(new FindNightStory(home.OwnerId, home.PropertyId, Night))).Single(l => l.ListingId == home.ListingId(platform));

    private static Task<int> CountAsync(LinkedHome home) => home.Host.InScopeAsync(db => db.Set<Decision>().CountAsync());

    private static Task<bool> ForgetAsync(ResasHost host) => host.InScopeAsync(async services =>
    {
        await ActivatorUtilities.CreateInstance<ForgetOldRuns>(services).Invoke(CancellationToken.None);
        return true;
    });
}
