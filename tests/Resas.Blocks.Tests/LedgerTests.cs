using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Accounts;
using Resas.Contracts.Properties;
using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Messaging;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

public sealed class LedgerTests : IAsyncLifetime
{
    private static readonly Listing Airbnb = Listing.On("airbnb"), Booking = Listing.On("booking");
    private readonly Guid one = new("00000000-0000-7000-8000-000000000001"), two = new("00000000-0000-7000-8000-000000000002");
    private LedgerHost host = null!;

    public async Task InitializeAsync() => host = await LedgerHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_reported_stay_holds_its_nights_and_raises_the_version_once()
    {
        var change = await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4), guest: "Dubois"), Stay(two, Nights(8, 10))]);

        Assert.Equal(new LedgerChange(1, 2, 0, 0, 0), change);
        Assert.Equal([Day(1), Day(2), Day(3), Day(8), Day(9)], (await host.HoldersAsync()).Keys.Order());
        Assert.Equal(["NightsClaimed", "NightsClaimed"], await host.ToldAsync());
    }

    [Fact]
    public async Task Reporting_the_same_again_changes_nothing()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4), guest: new string('a', 200))]);
        await host.ToldAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));

        var change = await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4), guest: new string('a', 200))], new ClaimRelease(two, ReleaseReason.Vanished));

        Assert.Equal(new LedgerChange(1, 0, 0, 0, 0), change);
        Assert.Empty(await host.ToldAsync());
        Assert.Equal(120, (await host.ClaimAsync(one)).Guest!.Length);
    }

    [Fact]
    public async Task What_presses_is_the_next_stay_to_arrive_and_an_open_double_booking()
    {
        Assert.Equal(new Urgency(0, null, false), await host.AskAsync(new FindUrgency(host.Home, Day(2))));
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4)), Stay(two, Nights(8, 10))]);
        Assert.Equal(new Urgency(1, Day(8), false), await host.AskAsync(new FindUrgency(host.Home, Day(2))));
        Assert.Equal(Day(1), (await host.AskAsync(new FindUrgency(host.Home, Day(1)))).NextArrival);
        await host.ReportAsync(Booking, [Stay(Guid.CreateVersion7(), Nights(3, 6))]);
        Assert.Equal(new Urgency(2, Day(3), true), await host.AskAsync(new FindUrgency(host.Home, Day(2))));
        Assert.Equal(new Urgency(0, null, false), await host.AskAsync(new FindUrgency(Guid.NewGuid(), Day(2))));
    }

    [Fact]
    public async Task Changed_dates_free_some_nights_and_take_others()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4))]);
        await host.ToldAsync();

        var change = await host.ReportAsync(Airbnb, [Stay(one, Nights(3, 6))]);

        Assert.Equal(new LedgerChange(2, 0, 1, 0, 0), change);
        Assert.Equal([Day(3), Day(4), Day(5)], (await host.HoldersAsync()).Keys.Order());
        Assert.Equal(["ClaimChanged"], await host.ToldAsync());
    }

    [Fact]
    public async Task A_release_frees_the_nights_and_a_stay_that_reappears_is_restored()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4))]);
        Assert.Equal(new LedgerChange(2, 0, 0, 1, 0), await host.ReportAsync(Airbnb, [], new ClaimRelease(one, ReleaseReason.Vanished)));
        Assert.Empty(await host.HoldersAsync());

        Assert.Equal(new LedgerChange(3, 1, 0, 0, 0), await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4))]));
        Assert.Equal(3, (await host.HoldersAsync()).Count);
        Assert.Equal(["ClaimReleased", "NightsClaimed", "NightsClaimed"], await host.ToldAsync());
    }

    [Fact]
    public async Task Another_listing_cannot_release_a_claim()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 4))]);

        Assert.Equal(0, (await host.ReportAsync(Booking, [], new ClaimRelease(one, ReleaseReason.Cancelled))).Released);
    }

    [Fact]
    public async Task A_stay_that_leaves_on_the_day_another_arrives_shares_nothing_with_it()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5))]);
        var change = await host.ReportAsync(Booking, [Stay(two, Nights(5, 9))]);

        Assert.Equal(0, change.ConflictsOpened);
        Assert.Empty(await host.RowsAsync<Conflict>());
    }

    [Fact]
    public async Task Nights_sold_twice_are_stored_and_told_as_one_conflict()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5), guest: "Dubois")]);
        await host.ToldAsync();
        var change = await host.ReportAsync(Booking, [Stay(two, Nights(3, 8))]);

        Assert.Equal(new LedgerChange(2, 1, 0, 0, 1), change);
        Assert.Equal(["ConflictOpened", "NightsClaimed"], await host.ToldAsync());
        var conflict = Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner)));
        Assert.Equal((ConflictKind.DoubleBooking, Nights(3, 5), one, two), (conflict.Kind, conflict.Nights, conflict.First.Id, conflict.Second.Id));
        Assert.True(conflict.First.InConflict);
        Assert.Equal(one, (await host.HoldersAsync())[Day(4)]);
        Assert.Equal(two, (await host.HoldersAsync())[Day(5)]);
    }

    [Fact]
    public async Task A_platform_that_sells_twice_itself_is_in_conflict_too()
    {
        var change = await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5)), Stay(two, Nights(4, 6))]);

        Assert.Equal(1, change.ConflictsOpened);
    }

    [Fact]
    public async Task A_conflict_follows_the_stays_and_closes_when_they_part()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5))]);
        await host.ReportAsync(Booking, [Stay(two, Nights(3, 8))]);
        await host.ReportAsync(Booking, [Stay(two, Nights(4, 8))]);
        Assert.Equal(Nights(4, 5), Assert.Single(await host.RowsAsync<Conflict>()).Nights);
        await host.ToldAsync();

        await host.ReportAsync(Booking, [Stay(two, Nights(5, 8))]);

        Assert.Equal(Closing.OneEnded, Assert.Single(await host.RowsAsync<Conflict>()).Closing);
        Assert.Equal(["ClaimChanged", "ConflictClosed"], await host.ToldAsync());
    }

    [Fact]
    public async Task The_nights_of_a_holder_that_ends_pass_to_the_next()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5))]);
        await host.ReportAsync(Booking, [Stay(two, Nights(3, 8))]);

        await host.ReportAsync(Airbnb, [], new ClaimRelease(one, ReleaseReason.Cancelled));

        Assert.All((await host.HoldersAsync()).Values, holder => Assert.Equal(two, holder));
        Assert.Equal(5, (await host.HoldersAsync()).Count);
        Assert.Empty(await host.AskAsync(new FindOpenConflicts(host.Owner)));
    }

    [Fact]
    public async Task A_settled_conflict_does_not_come_back_for_the_same_two()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5))]);
        await host.ReportAsync(Booking, [Stay(two, Nights(3, 8))]);
        var conflict = Assert.Single(await host.RowsAsync<Conflict>());
        await host.ToldAsync();

        Assert.Equal(Answered.Done, await host.WordAsync(w => w.ResolveAsync(host.Owner, conflict.Id, null, " Déplacés au gîte ", default)));
        Assert.Equal(["ConflictClosed"], await host.ToldAsync());
        await host.ReportAsync(Booking, [Stay(two, Nights(2, 8))]);

        conflict = Assert.Single(await host.RowsAsync<Conflict>());
        Assert.Equal((Closing.ResolvedByOwner, "Déplacés au gîte"), (conflict.Closing, conflict.Note));
        Assert.Equal(Answered.Absent, await host.WordAsync(w => w.ResolveAsync(Guid.NewGuid(), conflict.Id, null, null, default)));
        Assert.Equal(Answered.Done, await host.WordAsync(w => w.ReopenAsync(host.Owner, conflict.Id, default)));
        Assert.Equal(Nights(2, 5), Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner))).Nights);
    }

    [Fact]
    public async Task A_closure_holds_only_where_nobody_else_does_and_conflicts_with_nothing()
    {
        await host.ReportAsync(Airbnb, [new ClaimReport(one, ClaimKind.Closure, ClaimStanding.Held, Nights(1, 6))]);
        Assert.Equal(5, (await host.HoldersAsync()).Count);

        var stay = await host.HoldAsync(Nights(2, 4), ClaimKind.Reservation, "Martin");

        Assert.Equal([one, stay, stay, one, one], (await host.HoldersAsync()).OrderBy(h => h.Key).Select(h => h.Value));
        Assert.Empty(await host.RowsAsync<Conflict>());
        Assert.True((await host.ClaimAsync(one)).IsLive);
    }

    [Fact]
    public async Task A_window_is_shown_but_neither_holds_nor_is_exported()
    {
        await host.ReportAsync(Booking, [new ClaimReport(one, ClaimKind.Closure, ClaimStanding.Window, Nights(1, 60))]);

        Assert.Empty(await host.HoldersAsync());
        Assert.Single(await host.AskAsync(new FindClaims(host.Owner, Day(1), Day(5))));
        Assert.Empty((await host.AskAsync(new FindExportNights(host.Home, Airbnb.Id))).Claims);
    }

    [Fact]
    public async Task A_window_that_turns_out_to_be_a_stay_is_news()
    {
        await host.ReportAsync(Booking, [new ClaimReport(one, ClaimKind.Closure, ClaimStanding.Window, Nights(1, 3))]);
        await host.ToldAsync();

        await host.ReportAsync(Booking, [new ClaimReport(one, ClaimKind.Reservation, ClaimStanding.Held, Nights(1, 3), IsInferred: true)]);

        Assert.Equal(["NightsClaimed"], await host.ToldAsync());
    }

    [Fact]
    public async Task Entering_taken_nights_is_refused_and_names_the_holders()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5), guest: "Dubois")]);
        var version = await host.VersionAsync();

        var taken = Assert.IsType<Outcome.Taken>(await host.EnterAsync(Nights(3, 9), ClaimKind.Reservation));

        var holder = Assert.Single(taken.Holders);
        Assert.Equal(("airbnb", "Dubois", Nights(3, 5)), (holder.Platform, holder.Guest, holder.Nights));
        Assert.False(taken.CanMerge);
        Assert.Equal(version, await host.VersionAsync());
    }

    [Fact]
    public async Task A_block_over_blocks_is_refused_with_the_offer_to_merge_and_merges()
    {
        var first = await host.HoldAsync(Nights(1, 4));
        await host.HoldAsync(Nights(6, 8));
        Assert.True(Assert.IsType<Outcome.Taken>(await host.EnterAsync(Nights(3, 10))).CanMerge);

        var merged = Assert.IsType<Outcome.Held>(await host.EnterAsync(Nights(3, 10), merge: true));

        Assert.Equal((first, Nights(1, 10)), (merged.ClaimId, merged.Nights));
        Assert.Equal(Nights(1, 10), Assert.Single(await host.AskAsync(new FindClaims(host.Owner, Day(1), Day(30)))).Nights);
        Assert.All((await host.HoldersAsync()).Values, holder => Assert.Equal(first, holder));
    }

    [Fact]
    public async Task A_claim_in_conflict_may_shrink_but_not_grow_onto_the_other()
    {
        var block = await host.HoldAsync(Nights(1, 6));
        await host.ReportAsync(Airbnb, [Stay(one, Nights(4, 8))]);

        Assert.IsType<Outcome.Taken>(await EditAsync(block, Nights(1, 7)));
        Assert.IsType<Outcome.Held>(await EditAsync(block, Nights(2, 6)));
        Assert.IsType<Outcome.Held>(await EditAsync(block, Nights(2, 4)));
        Assert.Empty(await host.AskAsync(new FindOpenConflicts(host.Owner)));
    }

    [Fact]
    public async Task A_removal_can_be_taken_back_while_the_nights_are_free()
    {
        var block = await host.HoldAsync(Nights(1, 4));
        Assert.IsType<Outcome.Removed>(await host.HandAsync(h => h.RemoveAsync(host.Owner, block, default)));
        Assert.Empty(await host.HoldersAsync());
        Assert.IsType<Outcome.Held>(await host.HandAsync(h => h.RestoreAsync(host.Owner, block, default)));
        Assert.Equal(3, (await host.HoldersAsync()).Count);

        await host.HandAsync(h => h.RemoveAsync(host.Owner, block, default));
        await host.ReportAsync(Airbnb, [Stay(one, Nights(3, 5), guest: "Dubois")]);
        Assert.Equal("Dubois", Assert.IsType<Outcome.Taken>(await host.HandAsync(h => h.RestoreAsync(host.Owner, block, default))).Holders[0].Guest);
    }

    [Fact]
    public async Task What_a_platform_holds_is_not_the_owners_to_remove_until_its_listing_is_gone()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5))]);
        Assert.IsType<Outcome.Absent>(await host.HandAsync(h => h.RemoveAsync(host.Owner, one, default)));

        await host.TellAsync(new ListingUnlinked(Airbnb.Id, host.Home, host.Owner, ReleaseNights: false));
        Assert.Equal(4, (await host.HoldersAsync()).Count);
        Assert.IsType<Outcome.Absent>(await host.HandAsync(h => h.RemoveAsync(Guid.NewGuid(), one, default)));
        Assert.IsType<Outcome.Removed>(await host.HandAsync(h => h.RemoveAsync(host.Owner, one, default)));
    }

    [Fact]
    public async Task A_listing_taken_away_with_its_nights_frees_them()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5))]);
        await host.ReportAsync(Booking, [Stay(two, Nights(3, 6))]);

        await host.TellAsync(new ListingUnlinked(Airbnb.Id, host.Home, host.Owner, ReleaseNights: true));
        await host.TellAsync(new ListingUnlinked(Airbnb.Id, host.Home, host.Owner, ReleaseNights: true));

        Assert.Equal(ReleaseReason.ListingRemoved, (await host.ClaimAsync(one)).ReleaseReason);
        Assert.Equal(3, (await host.HoldersAsync()).Count);
        Assert.Equal(3, await host.VersionAsync());
    }

    [Fact]
    public async Task A_deleted_owner_leaves_nothing()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(1, 5))]);
        await host.ReportAsync(Booking, [Stay(two, Nights(3, 6))]);

        await host.TellAsync(new OwnerDeleted(Guid.NewGuid()));
        Assert.Equal(2, (await host.RowsAsync<Claim>()).Count);
        await host.TellAsync(new OwnerDeleted(host.Owner));

        Assert.Empty(await host.RowsAsync<Claim>());
        Assert.Empty(await host.RowsAsync<HeldNight>());
        Assert.Empty(await host.RowsAsync<Conflict>());
        Assert.Empty(await host.RowsAsync<Ledger>());
    }

    [Fact]
    public async Task An_export_leaves_out_what_came_from_that_listing()
    {
        await host.ReportAsync(Airbnb, [Stay(one, Nights(5, 8))]);
        await host.ReportAsync(Booking, [Stay(two, Nights(1, 3))]);
        var block = await host.HoldAsync(Nights(10, 12));

        var export = await host.AskAsync(new FindExportNights(host.Home, Airbnb.Id));

        Assert.Equal(3, export.Version);
        Assert.Equal([two, block], export.Claims.Select(c => c.ClaimId));
        Assert.Equal([Nights(5, 8)], export.Own.Select(c => c.Nights));
        Assert.Equal(3, await host.AskAsync(new FindLedgerVersion(host.Home)));
        Assert.Equal(0, await host.AskAsync(new FindLedgerVersion(Guid.NewGuid())));
        Assert.Equal([two, one, block], (await host.AskAsync(new FindExportNights(host.Home, Guid.NewGuid()))).Claims.Select(c => c.ClaimId));
    }

    [Fact]
    public async Task Windows_are_exported_only_of_the_listings_asked_for()
    {
        await host.ReportAsync(Airbnb, [new ClaimReport(one, ClaimKind.Closure, ClaimStanding.Window, Nights(5, 8))]);
        await host.ReportAsync(Booking, [new ClaimReport(two, ClaimKind.Closure, ClaimStanding.Window, Nights(15, 18))]);
        var elsewhere = Guid.NewGuid();

        Assert.Empty((await host.AskAsync(new FindExportNights(host.Home, elsewhere))).Claims);
        Assert.Equal([one], (await host.AskAsync(new FindExportNights(host.Home, elsewhere, [Airbnb.Id]))).Claims.Select(c => c.ClaimId));
        Assert.Empty((await host.AskAsync(new FindExportNights(host.Home, Airbnb.Id, [Airbnb.Id]))).Claims);
    }

    [Fact]
    public async Task An_export_depends_on_the_version_alone_not_on_the_day()
    {
        await host.ReportAsync(Airbnb, [Stay(one, new Nights(new(2026, 11, 10), new(2026, 11, 20))), Stay(two, new Nights(new(2026, 11, 19), new(2026, 11, 21)))]);
        var before = await host.AskAsync(new FindExportNights(host.Home, Booking.Id));
        host.Clock.Advance(TimeSpan.FromDays(30));
        var after = await host.AskAsync(new FindExportNights(host.Home, Booking.Id));

        Assert.Equal([two], before.Claims.Select(c => c.ClaimId));
        Assert.Equal((before.Version, before.ChangedAt), (after.Version, after.ChangedAt));
        Assert.Equal(before.Claims, after.Claims);
        Assert.Equal((0L, DateTime.UnixEpoch), await EmptyAsync());

        async Task<(long, DateTime)> EmptyAsync()
        {
            var empty = await host.AskAsync(new FindExportNights(Guid.NewGuid(), Booking.Id));
            return (empty.Version, empty.ChangedAt);
        }
    }

    [Fact]
    public async Task Reporting_without_a_transaction_is_a_bug() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.AskAsync(new ReportNights(host.Home, host.Owner, Airbnb.Id, "airbnb", [], [])));

    [Fact]
    public async Task A_report_whose_transaction_is_given_up_leaves_nothing()
    {
        await host.RunAsync(async s =>
        {
            await using var transaction = await s.GetRequiredService<Kernel.Database.ResasDb>().Database.BeginTransactionAsync();
            return await s.GetRequiredService<IMediator>()
                .Send(new ReportNights(host.Home, host.Owner, Airbnb.Id, "airbnb", [Stay(one, Nights(1, 3))], []), default);
        });

        Assert.Empty(await host.RowsAsync<Claim>());
        Assert.Empty(await host.ToldAsync());
    }

    [Fact]
    public async Task The_demonstration_has_a_family_week_and_only_one_on_nights_that_are_free()
    {
        await host.HoldAsync(new(new(2026, 12, 27), new(2026, 12, 28)), ClaimKind.Reservation);
        var demonstration = new DemonstrationStarted(host.Owner, "", "", [new(host.Home, "Studio Canal", [])]);
        await host.TellAsync(demonstration);
        await host.TellAsync(demonstration);

        var week = (await host.RowsAsync<Claim>()).Single(c => c.Kind == ClaimKind.Block);
        Assert.Equal((BlockReason.Holidays, 7, new DateOnly(2027, 1, 2)), (week.Reason, week.Nights.Count, week.From));
    }

    private Task<Outcome> EditAsync(Guid claim, Nights nights) =>
        host.HandAsync(h => h.EditAsync(claim, new Entry(host.Home, host.Owner, ClaimKind.Block, nights), default));
}
