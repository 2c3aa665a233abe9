using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using static Resas.Blocks.Tests.Given;
using Nights = Resas.Contracts.Nights;

namespace Resas.Blocks.Tests;

/// <summary>A house that is let as a whole, and two rooms of it that are let on their own too.</summary>
public sealed class HouseTests : IAsyncLifetime
{
    private static readonly Guid House = Guid.CreateVersion7(), Blue = Guid.CreateVersion7(), Green = Guid.CreateVersion7();
    private static readonly Listing OfHouse = Listing.On("airbnb"), OfBlue = Listing.On("booking"), OfGreen = Listing.On("airbnb");
    private LedgerHost host = null!;

    public async Task InitializeAsync()
    {
        host = await LedgerHost.StartAsync();
        await ComposeAsync(Blue, House);
        await ComposeAsync(Green, House);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_stay_in_the_house_takes_the_nights_of_every_room()
    {
        var stay = await EnterAsync(House, Nights(5, 8));

        foreach (var home in new[] { House, Blue, Green }) Assert.Equal([stay, stay, stay], (await SeatsAsync(home)).Values);
        foreach (var room in new[] { Blue, Green }) Assert.Equal([stay], (await ExportAsync(room, OfBlue)).Claims.Select(c => c.ClaimId));

        await host.HandAsync(h => h.RemoveAsync(host.Owner, stay, default));
        foreach (var home in new[] { House, Blue, Green }) Assert.Empty(await SeatsAsync(home));
    }

    [Fact]
    public async Task A_stay_in_a_room_takes_the_nights_of_the_house_and_leaves_the_other_rooms_free()
    {
        var stay = await EnterAsync(Blue, Nights(5, 7));

        Assert.Equal([stay, stay], (await SeatsAsync(Blue)).Values);
        Assert.Equal([stay, stay], (await SeatsAsync(House)).Values);
        Assert.Empty(await SeatsAsync(Green));
        Assert.Equal([stay], (await ExportAsync(House, OfHouse)).Claims.Select(c => c.ClaimId));
        Assert.Empty((await ExportAsync(Green, OfGreen)).Claims);
        Assert.Equal([stay], (await host.AskAsync(new FindClaims(host.Owner, Day(1), Day(30), House))).Select(c => c.Id));
        Assert.Empty(await host.AskAsync(new FindClaims(host.Owner, Day(1), Day(30), Green)));
    }

    [Fact]
    public async Task Entering_over_a_night_that_is_taken_around_names_who_and_where()
    {
        var stay = await EnterAsync(House, Nights(5, 8));

        var taken = Assert.IsType<Outcome.Taken>(await host.HandAsync(h => h.EnterAsync(Entry(Blue, Nights(7, 9), ClaimKind.Block), merge: true, default)));

        Assert.Equal((Blue, false), (taken.PropertyId, taken.CanMerge));
        Assert.Equal((stay, House, Nights(7, 8)), Assert.Single(taken.Holders) is var h ? (h.ClaimId, h.PropertyId, h.Nights) : default);
    }

    [Fact]
    public async Task Two_rooms_that_are_sold_for_one_night_are_no_conflict_and_the_house_goes_to_the_first()
    {
        var first = await ReportAsync(Blue, OfBlue, Nights(5, 7));
        var second = await ReportAsync(Green, OfGreen, Nights(5, 8));

        Assert.Empty(await host.AskAsync(new FindOpenConflicts(host.Owner)));
        Assert.Equal([first, first, second], (await SeatsAsync(House)).OrderBy(s => s.Key).Select(s => s.Value));

        await ReleaseAsync(Blue, OfBlue, first);
        Assert.Equal([second, second, second], (await SeatsAsync(House)).Values);
    }

    [Fact]
    public async Task House_and_room_that_are_sold_for_one_night_are_a_double_booking_of_both_homes()
    {
        var inHouse = await ReportAsync(House, OfHouse, Nights(5, 8));
        var inRoom = await ReportAsync(Green, OfGreen, Nights(7, 9));

        var conflict = Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner)));
        Assert.Equal((House, Green, Nights(7, 8)), (conflict.First.PropertyId, conflict.Second.PropertyId, conflict.Nights));
        Assert.True(conflict.First.InConflict && conflict.Second.InConflict);
        Assert.Equal(1, await host.CountToldAsync(nameof(ConflictOpened)));
        foreach (var home in new[] { House, Green }) Assert.True((await host.AskAsync(new FindUrgency(home, Day(1)))).HasConflict);
        Assert.Equal(inHouse, (await SeatsAsync(Green))[Day(7)]);

        await ReleaseAsync(House, OfHouse, inHouse);
        Assert.Empty(await host.AskAsync(new FindOpenConflicts(host.Owner)));
        Assert.Equal(inRoom, (await SeatsAsync(House))[Day(7)]);
    }

    [Fact]
    public async Task A_change_raises_the_version_of_every_calendar_that_it_changes_and_of_no_other()
    {
        var before = await VersionsAsync();
        await EnterAsync(Blue, Nights(1, 2));
        var room = await VersionsAsync();
        await EnterAsync(House, Nights(2, 3));
        var house = await VersionsAsync();

        Assert.Equal([before[0] + 1, before[1] + 1, before[2]], room);
        Assert.Equal(room.Select(v => v + 1), house);
    }

    [Fact]
    public async Task Of_two_instances_that_claim_a_night_of_house_and_room_at_once_exactly_one_holds_it()
    {
        await using var there = host.Beside();
        for (var round = 1; round <= 100; round++)
        {
            using var start = new Barrier(2);
            var outcomes = await Task.WhenAll(ClaimAsync(host, House, start, round), ClaimAsync(there, Blue, start, round));
            var held = Assert.Single(outcomes.OfType<Outcome.Held>());
            Assert.Equal(held.ClaimId, Assert.Single(Assert.Single(outcomes.OfType<Outcome.Taken>()).Holders).ClaimId);
        }

        Assert.Equal(100, (await SeatsAsync(House)).Count);
        Assert.Equal(await SeatsAsync(House), await SeatsAsync(Blue));

        Task<Outcome> ClaimAsync(LedgerHost instance, Guid home, Barrier start, int night) => Task.Run(() =>
        {
            start.SignalAndWait();
            return instance.HandAsync(h => h.EnterAsync(Entry(home, Nights(night, night + 1)), merge: false, default));
        });
    }

    [Fact]
    public async Task What_becomes_a_room_shares_its_nights_at_once_and_conflicts_open()
    {
        var attic = Guid.CreateVersion7();
        var inHouse = await EnterAsync(House, Nights(5, 8));
        var inAttic = await EnterAsync(attic, Nights(7, 9));
        var before = await VersionsAsync();

        Assert.Equal(1, await ComposeAsync(attic, House));
        Assert.Equal(0, await ComposeAsync(attic, House));
        Assert.Equal(inHouse, (await SeatsAsync(attic))[Day(5)]);
        Assert.Equal(inHouse, (await SeatsAsync(attic))[Day(7)]);
        Assert.Equal(inAttic, (await SeatsAsync(House))[Day(8)]);
        Assert.Equal(before.Select(v => v + 1), await VersionsAsync());

        await ComposeAsync(attic, null);
        Assert.Empty(await host.AskAsync(new FindOpenConflicts(host.Owner)));
        Assert.Equal([Day(7), Day(8)], (await SeatsAsync(attic)).Keys.Order());
        Assert.Equal([Day(5), Day(6), Day(7)], (await SeatsAsync(House)).Keys.Order());
        Assert.Equal([inHouse], (await ExportAsync(House, OfHouse)).Claims.Select(c => c.ClaimId));
    }

    [Fact]
    public async Task What_was_slept_in_house_and_room_before_they_were_joined_is_nobodys_worry()
    {
        var attic = Guid.CreateVersion7();
        var past = new Nights(DateOnly.FromDateTime(host.Clock.Now).AddDays(-9), DateOnly.FromDateTime(host.Clock.Now).AddDays(-5));
        await EnterAsync(House, past);
        await EnterAsync(attic, past);

        Assert.Equal(0, await ComposeAsync(attic, House));
    }

    [Fact]
    public async Task A_room_has_no_rooms()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => ComposeAsync(Guid.CreateVersion7(), Blue));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ComposeAsync(House, Guid.CreateVersion7()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_house_that_its_platform_closes_with_a_room_closes_no_other_room(bool closedFirst)
    {
        if (closedFirst) await ReportAsync(House, OfHouse, Nights(4, 8), ClaimKind.Closure);
        var stay = await ReportAsync(Blue, OfBlue, Nights(5, 8));
        if (!closedFirst) await ReportAsync(House, OfHouse, Nights(4, 8), ClaimKind.Closure);

        Assert.Equal([Day(4)], (await SeatsAsync(Green)).Keys);
        Assert.Equal([Nights(4, 5)], (await ExportAsync(Green, OfGreen)).Claims.Select(c => c.Nights));

        var before = await VersionsAsync();
        await ReleaseAsync(Blue, OfBlue, stay);
        Assert.Equal([Nights(4, 8)], (await ExportAsync(Green, OfGreen)).Claims.Select(c => c.Nights));
        Assert.Equal(4, (await SeatsAsync(Green)).Count);
        Assert.Equal(before.Select(v => v + 1), await VersionsAsync());
    }

    [Fact]
    public async Task Each_part_of_a_cut_closure_has_an_identity_of_its_own()
    {
        await ReportAsync(House, OfHouse, Nights(1, 9), ClaimKind.Closure);
        await ReportAsync(Blue, OfBlue, Nights(4, 5));

        var claims = (await ExportAsync(Green, OfGreen)).Claims;

        Assert.Equal([Nights(1, 4), Nights(5, 9)], claims.Select(c => c.Nights));
        Assert.Equal(2, claims.Select(c => c.ClaimId).Distinct().Count());
        Assert.Equal(claims, (await ExportAsync(Green, OfGreen)).Claims);
    }

    [Fact]
    public async Task A_room_that_its_platform_closes_because_of_the_house_is_not_asked_about_but_a_stay_may_be()
    {
        await ReportAsync(House, OfHouse, Nights(5, 8));
        await ReportAsync(Green, OfGreen, Nights(5, 8), ClaimKind.Closure, ClaimStanding.Mirror);
        Assert.Empty(await host.AskAsync(new FindOpenConflicts(host.Owner)));

        await ReportAsync(Blue, OfBlue, Nights(5, 8), ClaimKind.Reservation, ClaimStanding.Mirror);
        Assert.Equal(ConflictKind.SameStayQuestion, Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner))).Kind);
    }

    [Fact]
    public async Task The_night_of_a_room_tells_of_the_house()
    {
        var stay = await EnterAsync(House, Nights(5, 8));
        await EnterAsync(Green, Nights(9, 10));

        var night = await host.AskAsync(new FindNightHistory(host.Owner, Blue, Day(6)));

        Assert.Equal(stay, night.HolderId);
        Assert.Equal([House], night.Claims.Select(c => c.Claim.PropertyId));
        Assert.Equal([ClaimEventKind.Entered], night.Events.Select(e => e.What));
        Assert.Equal(Day(5), (await host.AskAsync(new FindUrgency(Blue, Day(1)))).NextArrival);
    }

    private Task<int> ComposeAsync(Guid home, Guid? whole) => host.RunAsync(async s =>
    {
        var (db, modules) = (s.GetRequiredService<ResasDb>(), s.GetRequiredService<IMediator>());
        return await db.RunAsync(ct => modules.Send(new ComposeHome(home, host.Owner, whole), ct), default);
    });

    private Entry Entry(Guid home, Nights nights, ClaimKind kind = ClaimKind.Reservation) => new(home, host.Owner, kind, nights);

    private async Task<Guid> EnterAsync(Guid home, Nights nights)
    {
        var held = Assert.IsType<Outcome.Held>(await host.HandAsync(h => h.EnterAsync(Entry(home, nights), merge: false, default)));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        return held.ClaimId;
    }

    private async Task<Guid> ReportAsync(Guid home, Listing listing, Nights nights, ClaimKind kind = ClaimKind.Reservation, ClaimStanding standing = ClaimStanding.Held)
    {
        var id = Guid.CreateVersion7();
        await SendAsync(new ReportNights(home, host.Owner, listing.Id, listing.Platform, [new(id, kind, standing, nights)], []));
        return id;
    }

    private Task ReleaseAsync(Guid home, Listing listing, Guid claim) =>
        SendAsync(new ReportNights(home, host.Owner, listing.Id, listing.Platform, [], [new(claim, ReleaseReason.Cancelled)]));

    private async Task SendAsync(ReportNights report)
    {
        await host.RunAsync(async s =>
        {
            var (db, modules) = (s.GetRequiredService<ResasDb>(), s.GetRequiredService<IMediator>());
            return await db.RunAsync(ct => modules.Send(report, ct), default);
        });
        host.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private Task<ExportedLedger> ExportAsync(Guid home, Listing listing) => host.AskAsync(new FindExportNights(home, listing.Id));

    private async Task<Dictionary<DateOnly, Guid>> SeatsAsync(Guid home) =>
        (await host.RowsAsync<HeldNight>()).Where(n => n.PropertyId == home).OrderBy(n => n.Night).ToDictionary(n => n.Night, n => n.ClaimId);

    private async Task<long[]> VersionsAsync()
    {
        var rows = (await host.RowsAsync<Ledger>()).ToDictionary(l => l.PropertyId, l => l.Version);
        return [rows[House], rows[Blue], rows[Green]];
    }
}
