using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>Every change of a claim is kept, and told night by night.</summary>
public sealed class HistoryTests : IAsyncLifetime
{
    private static readonly Listing Airbnb = Listing.On("airbnb"), Booking = Listing.On("booking");
    private readonly Guid one = new("00000000-0000-7000-8000-000000000001"), two = new("00000000-0000-7000-8000-000000000002");
    private LedgerHost host = null!;

    public async Task InitializeAsync() => host = await LedgerHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_stay_that_moved_vanished_and_came_back_has_a_row_for_each()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4))]);
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4))]);
        await host.ReportAsync(Airbnb, [Stay(one, Nights(3, 6))]);
        await host.ReportAsync(Airbnb, [], new ClaimRelease(one, ReleaseReason.Vanished));
        await host.ReportAsync(Airbnb, [Stay(one, Nights(3, 6))]);

        var events = await ToldAsync(host.Owner, one);
        Assert.Equal([ClaimEventKind.Claimed, ClaimEventKind.Changed, ClaimEventKind.Released, ClaimEventKind.Restored], events.Select(e => e.What));
        Assert.Equal((Nights(1, 4), Nights(3, 6), 2L), (events[1].Before, events[1].Nights, events[1].Version));
        Assert.Equal(ReleaseReason.Vanished, events[2].Why);
    }

    [Fact]
    public async Task A_night_that_a_stay_has_left_remembers_it()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4), guest: "Dubois")]);
        await host.ReportAsync(Airbnb, [Stay(one, Nights(3, 6), guest: "Dubois")]);
        var left = await NightAsync(1);
        Assert.Null(left.HolderId);
        Assert.Equal("Dubois", Assert.Single(left.Claims).Claim.Guest);
        Assert.Equal([ClaimEventKind.Claimed, ClaimEventKind.Changed], left.Events.Select(e => e.What));
        Assert.Equal(one, (await NightAsync(5)).HolderId);
        Assert.Empty((await NightAsync(9)).Events);
    }

    [Fact]
    public async Task A_double_booking_and_the_owner_s_word_on_it_belong_to_both_claims()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5))]);
        await host.ReportAsync(Booking, [Stay(two, Nights(3, 8))]);
        var conflict = Assert.Single(await host.RowsAsync<Conflict>());
        await host.WordAsync(w => w.ResolveAsync(host.Owner, conflict.Id, null, null, default));
        await host.WordAsync(w => w.ReopenAsync(host.Owner, conflict.Id, default));
        await host.ReportAsync(Booking, [], new ClaimRelease(two, ReleaseReason.Cancelled));

        Assert.Equal(
            [ClaimEventKind.Claimed, ClaimEventKind.ConflictOpened, ClaimEventKind.Settled, ClaimEventKind.Reopened, ClaimEventKind.ConflictClosed],
            (await ToldAsync(host.Owner, one)).Select(e => e.What));
        Assert.Contains(ClaimEventKind.Settled, (await ToldAsync(host.Owner, two)).Select(e => e.What));
        Assert.Single((await NightAsync(2)).Events);
    }

    [Fact]
    public async Task What_the_owner_does_is_told_as_the_owner_s_doing()
    {
        var id = await host.HoldAsync(Nights(1, 4));
        await host.HandAsync(h => h.EditAsync(id, new Entry(host.Home, host.Owner, ClaimKind.Block, Nights(1, 5)), default));
        await host.HandAsync(h => h.RemoveAsync(host.Owner, id, default));
        await host.HandAsync(h => h.RestoreAsync(host.Owner, id, default));
        Assert.Equal(
            [ClaimEventKind.Entered, ClaimEventKind.Edited, ClaimEventKind.Removed, ClaimEventKind.Restored],
            (await ToldAsync(host.Owner, id)).Select(e => e.What));
    }

    [Fact]
    public async Task A_mirror_that_begins_to_hold_is_told()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4))]);
        await host.ReportAsync(Booking, [Stay(two, Nights(1, 4), ClaimStanding.Mirror)]);
        await host.ReportAsync(Airbnb, [], new ClaimRelease(one, ReleaseReason.Cancelled));
        Assert.Equal(
            [ClaimEventKind.Claimed, ClaimEventKind.QuestionAsked, ClaimEventKind.Promoted, ClaimEventKind.ConflictClosed],
            (await ToldAsync(host.Owner, two)).Select(e => e.What));
    }

    [Fact]
    public async Task Another_owner_is_told_nothing_and_one_who_leaves_takes_it_along()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4))]);
        Assert.Empty(await ToldAsync(Guid.NewGuid(), one));
        var stranger = await host.AskAsync(new FindNightHistory(Guid.NewGuid(), host.Home, Day(1)));
        Assert.Equal((null, 0, 0), (stranger.HolderId, stranger.Claims.Count, stranger.Events.Count));
        await host.TellAsync(new OwnerDeleted(host.Owner));
        Assert.Empty(await host.RowsAsync<PastEvent>());
    }

    private Task<NightHistory> NightAsync(int day) => host.AskAsync(new FindNightHistory(host.Owner, host.Home, Day(day)));

    private async Task<IReadOnlyList<ClaimEvent>> ToldAsync(Guid owner, Guid claim) =>
        [.. (await host.RunAsync(s => ClaimHistory.ReadAsync(s.GetRequiredService<ResasDb>(), owner, claim, default))).Events.Select(e => e.ToEvent())];
}
