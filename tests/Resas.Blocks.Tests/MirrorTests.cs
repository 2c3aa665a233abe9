using Resas.Contracts.Blocks;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>Rule 5: closed nights of one platform over another's stay are most likely a direct link's doing.</summary>
public sealed class MirrorTests : IAsyncLifetime
{
    private static readonly Listing Airbnb = Listing.On("airbnb"), Booking = Listing.On("booking"), Abritel = Listing.On("abritel");
    private readonly Guid stay = Guid.CreateVersion7(), mirror = Guid.CreateVersion7();
    private LedgerHost host = null!;

    public async Task InitializeAsync()
    {
        host = await LedgerHost.StartAsync();
        await host.ReportAsync(Airbnb, [Stay(stay, Nights(1, 5))]);
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await ReportMirrorAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_mirror_is_asked_about_once_and_holds_nothing()
    {
        var question = Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner)));
        Assert.Equal((ConflictKind.SameStayQuestion, stay, mirror), (question.Kind, question.First.Id, question.Second.Id));
        Assert.False(question.First.InConflict);
        Assert.All((await host.HoldersAsync()).Values, holder => Assert.Equal(stay, holder));
        Assert.Equal([stay], (await host.AskAsync(new FindExportNights(host.Home, Abritel.Id))).Claims.Select(c => c.ClaimId));

        Assert.Equal(0, (await ReportMirrorAsync()).ConflictsOpened);
    }

    [Fact]
    public async Task Said_to_be_the_same_stay_it_is_never_asked_about_again()
    {
        await SayAsync((w, id) => w.SameStayAsync(host.Owner, id, default));
        await ReportMirrorAsync(1, 6);
        await host.ReportAsync(Airbnb, [Stay(stay, Nights(1, 4))]);

        Assert.Equal(Closing.SameStay, Assert.Single(await host.RowsAsync<Conflict>()).Closing);
        Assert.Equal(ClaimStanding.Mirror, (await host.ClaimAsync(mirror)).Standing);

        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));
        Assert.Equal(ClaimStanding.Mirror, (await host.ClaimAsync(mirror)).Standing);
        // Of the night that the stay never had, nobody asked.
        Assert.Equal([Day(5)], (await host.HoldersAsync()).Keys);
    }

    [Fact]
    public async Task Said_to_be_two_stays_it_holds_and_the_double_booking_opens()
    {
        await host.ToldAsync();
        await SayAsync((w, id) => w.TwoStaysAsync(host.Owner, id, default));

        Assert.Equal(["ConflictClosed", "ConflictOpened", "NightsClaimed"], await host.ToldAsync());
        var conflict = Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner)));
        Assert.Equal(ConflictKind.DoubleBooking, conflict.Kind);

        // Its listing goes on showing it as before.
        Assert.Equal(new LedgerChange(3, 0, 0, 0, 0), await ReportMirrorAsync());
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));
        Assert.All((await host.HoldersAsync()).Values, holder => Assert.Equal(mirror, holder));
        Assert.Equal(4, (await host.HoldersAsync()).Count);
    }

    [Fact]
    public async Task What_was_called_two_stays_is_no_mirror_later_whichever_side_is_thought_to_be()
    {
        await SayAsync((w, id) => w.TwoStaysAsync(host.Owner, id, default));
        await host.ReportAsync(Airbnb, [Stay(stay, Nights(1, 5), ClaimStanding.Mirror)]);

        Assert.Equal(ClaimStanding.Held, (await host.ClaimAsync(stay)).Standing);
        Assert.Equal(ConflictKind.DoubleBooking, Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner))).Kind);
    }

    [Fact]
    public async Task What_was_called_two_stays_holds_even_when_the_stay_that_it_outlived_is_sold_again()
    {
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));
        var second = Guid.CreateVersion7();
        await host.ReportAsync(Abritel, [Stay(second, Nights(1, 5), ClaimStanding.Mirror)]);
        await SayTwoAsync(second);

        await host.ReportAsync(Airbnb, [Stay(Guid.CreateVersion7(), Nights(2, 4))]);

        Assert.Equal(ClaimStanding.Held, (await host.ClaimAsync(mirror)).Standing);
        Assert.Equal([Day(1), Day(2), Day(3), Day(4)], (await host.HoldersAsync()).Keys.Order());
    }

    [Fact]
    public async Task The_side_that_is_the_mirror_by_now_is_the_one_that_holds_when_they_are_two()
    {
        var later = Guid.CreateVersion7();
        await host.ReportAsync(Abritel, [Stay(later, Nights(2, 7))]);
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));
        await host.ReportAsync(Abritel, [Stay(later, Nights(2, 7), ClaimStanding.Mirror)]);
        var question = Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner)));
        Assert.Equal((mirror, later), (question.First.Id, question.Second.Id));

        await SayTwoAsync(later);

        Assert.Equal([Day(1), Day(2), Day(3), Day(4), Day(5), Day(6)], (await host.HoldersAsync()).Keys.Order());
    }

    [Fact]
    public async Task When_its_stay_ends_unanswered_the_mirror_keeps_the_nights_blocked()
    {
        await host.ToldAsync();
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));

        Assert.Equal(["ClaimReleased", "ConflictClosed", "NightsClaimed"], await host.ToldAsync());
        Assert.Equal(ClaimStanding.Held, (await host.ClaimAsync(mirror)).Standing);
        Assert.All((await host.HoldersAsync()).Values, holder => Assert.Equal(mirror, holder));
        Assert.Equal(4, (await host.HoldersAsync()).Count);
        Assert.Equal(0, (await ReportMirrorAsync()).Changed);
    }

    [Fact]
    public async Task What_outlives_its_stay_is_told_to_all_but_where_it_came_from_until_links_have_caught_up()
    {
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));
        Assert.Equal((0, 1), (await CountExportedAsync(Airbnb), await CountExportedAsync(Abritel)));
        await host.EndOriginsAsync();
        Assert.Equal(0, await CountExportedAsync(Airbnb));
        var (version, events) = (await host.VersionAsync(), (await host.RowsAsync<PastEvent>()).Count);

        host.Clock.Advance(Claim.LinksCatchUp);
        await host.EndOriginsAsync();

        Assert.Equal((1, 1), (await CountExportedAsync(Airbnb), await CountExportedAsync(Abritel)));
        Assert.Equal((version + 1, events), (await host.VersionAsync(), (await host.RowsAsync<PastEvent>()).Count));
    }

    [Fact]
    public async Task What_a_listing_opens_when_it_is_linked_to_another_no_longer_came_from_there()
    {
        await host.UnlinkAsync(Airbnb, from: Abritel, new ClaimRelease(stay, ReleaseReason.Vanished));
        Assert.Equal((0, 1), (await CountExportedAsync(Airbnb), await CountExportedAsync(Abritel)));

        await host.ReportAsync(Airbnb, [Stay(stay, Nights(1, 5))]);
        await host.UnlinkAsync(Airbnb, from: Booking, new ClaimRelease(stay, ReleaseReason.Vanished));
        Assert.Equal((1, 1), (await CountExportedAsync(Airbnb), await CountExportedAsync(Abritel)));
        host.Clock.Advance(Claim.LinksCatchUp);
        var version = await host.VersionAsync();
        await host.EndOriginsAsync();
        Assert.Equal(version, await host.VersionAsync());
    }

    [Fact]
    public async Task What_a_listing_goes_on_holding_when_it_opens_what_its_link_brought_is_its_own()
    {
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Vanished));
        await host.UnlinkAsync(Booking, from: Airbnb, Stay(mirror, Nights(1, 6))); // opens nothing
        await host.UnlinkAsync(Booking, from: Abritel, Stay(mirror, Nights(1, 4))); // opens what may have come from elsewhere
        Assert.Equal((0, 1), (await CountExportedAsync(Airbnb), await CountExportedAsync(Abritel)));
        await host.UnlinkAsync(Booking, from: Airbnb, Stay(mirror, Nights(1, 3)));
        Assert.Equal((1, 1), (await CountExportedAsync(Airbnb), await CountExportedAsync(Abritel)));
    }

    [Fact]
    public async Task Where_nights_came_from_is_handed_on_with_them()
    {
        var second = Guid.CreateVersion7();
        await host.ReportAsync(Abritel, [Stay(second, Nights(1, 5), ClaimStanding.Mirror)]);
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));

        await host.ReportAsync(Booking, [], new ClaimRelease(mirror, ReleaseReason.Vanished));

        Assert.Equal(ClaimStanding.Held, (await host.ClaimAsync(second)).Standing);
        Assert.Equal((0, 0), (await CountExportedAsync(Airbnb), await CountExportedAsync(Booking)));
    }

    [Fact]
    public async Task Nights_sold_again_where_they_came_from_are_no_double_booking()
    {
        var next = Guid.CreateVersion7();
        await ReportMirrorAsync(1, 12);
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));
        var closure = Guid.CreateVersion7();
        await host.ReportAsync(Abritel, [new(closure, ClaimKind.Closure, ClaimStanding.Held, Nights(8, 10))]);

        await host.ReportAsync(Airbnb, [Stay(next, Nights(2, 4))]);

        Assert.Equal(ClaimStanding.Mirror, (await host.ClaimAsync(mirror)).Standing);
        Assert.DoesNotContain(await host.AskAsync(new FindOpenConflicts(host.Owner)), c => c.Kind == ConflictKind.DoubleBooking);
        Assert.Equal([Day(2), Day(3)], await HeldByAsync(next));
        Assert.Equal([Day(8), Day(9)], await HeldByAsync(closure));
        Assert.Equal(Nights(1, 12).Each(), (await host.HoldersAsync()).Keys.Order());
    }

    [Fact]
    public async Task What_a_mirror_closes_and_nobody_else_holds_is_closed_though_no_stay_and_no_conflict()
    {
        var preparation = Guid.CreateVersion7();
        await host.ReportAsync(Airbnb, [new(preparation, ClaimKind.Closure, ClaimStanding.Held, Nights(5, 7))]);
        await ReportMirrorAsync(1, 7);
        Assert.DoesNotContain(await host.RowsAsync<Claim>(), c => c.MirrorId is not null);
        await host.ReportAsync(Airbnb, [], new ClaimRelease(preparation, ReleaseReason.Vanished));

        var left = Assert.Single(await host.RowsAsync<Claim>(), c => c.MirrorId == mirror);
        Assert.Equal((ClaimKind.Closure, ClaimStanding.Held, Nights(5, 7)), (left.Kind, left.Standing, left.Nights));
        Assert.Equal([Day(5), Day(6)], await HeldByAsync(left.Id));
        Assert.All(await host.AskAsync(new FindOpenConflicts(host.Owner)), c => Assert.Equal((stay, mirror), (c.First.Id, c.Second.Id)));

        // Told to all but where it may have come from, until links have caught up.
        Assert.Equal((0, 1, 2), (await CountExportedAsync(Airbnb), await CountExportedAsync(Booking), await CountExportedAsync(Abritel)));
        host.Clock.Advance(Claim.LinksCatchUp);
        await host.EndOriginsAsync();
        Assert.Equal(1, await CountExportedAsync(Airbnb));

        Assert.IsType<Outcome.Held>(await host.EnterAsync(Nights(5, 6), ClaimKind.Reservation));
        Assert.Equal(Nights(6, 7), (await host.ClaimAsync(left.Id)).Nights);
        await ReportMirrorAsync();
        Assert.False((await host.ClaimAsync(left.Id)).IsLive);
    }

    [Fact]
    public async Task When_a_stay_that_others_beside_it_are_mirrored_with_ends_its_nights_stay_closed()
    {
        var second = Guid.CreateVersion7();
        await host.ReportAsync(Airbnb, [Stay(second, Nights(5, 8))]);
        await ReportMirrorAsync(1, 8);

        await host.ReportAsync(Airbnb, [], new ClaimRelease(second, ReleaseReason.Cancelled));

        Assert.Equal(Nights(1, 8).Each(), (await host.HoldersAsync()).Keys.Order());
        Assert.Equal((0, 2), (await CountExportedAsync(Airbnb), await CountExportedAsync(Abritel)));
        // Its link catches up.
        await ReportMirrorAsync();
        Assert.Equal(Nights(1, 5).Each(), (await host.HoldersAsync()).Keys.Order());
    }

    [Fact]
    public async Task Of_two_mirrors_of_an_ended_stay_one_holds_and_the_other_mirrors_it()
    {
        var second = Guid.CreateVersion7();
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await host.ReportAsync(Abritel, [Stay(second, Nights(1, 5), ClaimStanding.Mirror)]);

        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));

        Assert.Equal(ClaimStanding.Held, (await host.ClaimAsync(mirror)).Standing);
        Assert.Equal(ClaimStanding.Mirror, (await host.ClaimAsync(second)).Standing);
        var question = Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner)));
        Assert.Equal((mirror, second), (question.First.Id, question.Second.Id));
    }

    [Fact]
    public async Task A_stay_rebooked_in_one_reading_is_asked_about_anew()
    {
        var next = Guid.CreateVersion7();
        await host.ReportAsync(Airbnb, [Stay(next, Nights(2, 4))], new ClaimRelease(stay, ReleaseReason.Cancelled));

        Assert.Equal(ClaimStanding.Mirror, (await host.ClaimAsync(mirror)).Standing);
        Assert.Equal(next, Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner))).First.Id);
    }

    [Fact]
    public async Task A_mirror_of_nothing_holds_at_once()
    {
        var lone = Guid.CreateVersion7();
        await host.ReportAsync(Abritel, [Stay(lone, Nights(20, 22), ClaimStanding.Mirror)]);

        Assert.Equal(lone, (await host.HoldersAsync())[Day(20)]);
    }

    [Fact]
    public async Task A_mirror_that_ends_takes_its_question_with_it()
    {
        await host.ReportAsync(Booking, [], new ClaimRelease(mirror, ReleaseReason.Vanished));

        Assert.Equal(Closing.OneEnded, Assert.Single(await host.RowsAsync<Conflict>()).Closing);
    }

    private Task<LedgerChange> ReportMirrorAsync(int from = 1, int until = 5) =>
        host.ReportAsync(Booking, [Stay(mirror, Nights(from, until), ClaimStanding.Mirror)]);

    private async Task<IEnumerable<DateOnly>> HeldByAsync(Guid claim) => (await host.HoldersAsync()).Where(h => h.Value == claim).Select(h => h.Key).Order();

    private async Task<int> CountExportedAsync(Listing to) => (await host.AskAsync(new FindExportNights(host.Home, to.Id))).Claims.Count;

    private async Task SayTwoAsync(Guid mirror)
    {
        var question = Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner)), c => c.Second.Id == mirror);
        Assert.Equal(Answered.Done, await host.WordAsync(w => w.TwoStaysAsync(host.Owner, question.Id, default)));
    }

    private async Task SayAsync(Func<OwnersWord, Guid, Task<Answered>> say)
    {
        var question = Assert.Single(await host.RowsAsync<Conflict>());
        Assert.Equal(Answered.Done, await host.WordAsync(w => say(w, question.Id)));
    }
}
