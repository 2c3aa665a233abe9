using Resas.Contracts.Blocks;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>Rule 5: where all is called closed, what looks like a second stay may be the first, copied by a link that was there before us.</summary>
public sealed class CopyTests : IAsyncLifetime
{
    private static readonly Listing Airbnb = Listing.On("airbnb"), Booking = Listing.On("booking"), Abritel = Listing.On("abritel");
    private readonly Guid copy = Guid.CreateVersion7(), stay = Guid.CreateVersion7();
    private LedgerHost host = null!;

    public async Task InitializeAsync()
    {
        host = await LedgerHost.StartAsync();
        await ReportCopyAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await host.ReportAsync(Airbnb, [Stay(stay, Nights(1, 5))]);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Called_a_copy_it_holds_nothing_whatever_its_listing_reports()
    {
        Assert.Equal(Answered.Done, await SayAsync(copy));

        await ReportCopyAsync();
        Assert.Equal(ClaimStanding.Mirror, (await host.ClaimAsync(copy)).Standing);
        Assert.All((await host.HoldersAsync()).Values, holder => Assert.Equal(stay, holder));
        Assert.Equal([stay], (await host.AskAsync(new FindExportNights(host.Home, Abritel.Id))).Claims.Select(c => c.ClaimId));
        var conflict = Assert.Single(await host.RowsAsync<Conflict>());
        Assert.Equal((ConflictKind.DoubleBooking, Closing.SameStay, copy), (conflict.Kind, conflict.Closing, conflict.CopyId));
    }

    [Fact]
    public async Task Its_nights_are_free_when_the_stay_ends()
    {
        await SayAsync(copy);
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));
        Assert.Empty(await host.HoldersAsync());
    }

    [Fact]
    public async Task Taken_back_it_holds_again_and_the_conflict_is_open()
    {
        await SayAsync(copy);
        var conflict = Assert.Single(await host.RowsAsync<Conflict>());
        Assert.Equal(Answered.Done, await host.WordAsync(w => w.ReopenAsync(host.Owner, conflict.Id, default)));

        Assert.Equal(ClaimStanding.Held, (await host.ClaimAsync(copy)).Standing);
        Assert.Equal(ConflictKind.DoubleBooking, Assert.Single(await host.AskAsync(new FindOpenConflicts(host.Owner))).Kind);
        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));
        Assert.Equal(4, (await host.HoldersAsync()).Count);
    }

    [Fact]
    public async Task A_stay_that_comes_later_is_asked_about()
    {
        await SayAsync(copy);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.ReportAsync(Abritel, [Stay(Guid.CreateVersion7(), Nights(3, 5))]);
        Assert.Contains(await host.AskAsync(new FindOpenConflicts(host.Owner)), c => c.Kind == ConflictKind.SameStayQuestion && c.Second.Id == copy);
    }

    [Fact]
    public async Task What_names_its_stays_is_no_copy()
    {
        Assert.Equal(Answered.TooLate, await SayAsync(stay));
        Assert.Equal(ClaimStanding.Held, (await host.ClaimAsync(stay)).Standing);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_closed_beside_the_copied_stay_stays_closed_and_is_told(bool isKnownBefore)
    {
        if (isKnownBefore) await ReportCopyAsync(until: 7);
        Assert.Equal(Answered.Done, await SayAsync(copy));
        if (!isKnownBefore) await ReportCopyAsync(until: 7);
        Assert.Contains(await ExportedToAbritelAsync(), c => c == Nights(5, 7));

        await host.ReportAsync(Airbnb, [], new ClaimRelease(stay, ReleaseReason.Cancelled));
        Assert.Equal(Nights(5, 7).Each(), (await host.HoldersAsync()).Keys.Order());
        Assert.Equal([Nights(5, 7)], await ExportedToAbritelAsync());
    }

    [Fact]
    public async Task A_part_of_another_stay_is_no_copy()
    {
        await ReportCopyAsync(from: 2, until: 6);
        Assert.Equal(Answered.TooLate, await SayAsync(copy));
        Assert.Equal(ClaimStanding.Held, (await host.ClaimAsync(copy)).Standing);
    }

    private async Task<IEnumerable<Contracts.Nights>> ExportedToAbritelAsync() =>
        (await host.AskAsync(new FindExportNights(host.Home, Abritel.Id))).Claims.Select(c => c.Nights);

    private Task<LedgerChange> ReportCopyAsync(int from = 1, int until = 5) =>
        host.ReportAsync(Booking, [Stay(copy, Nights(from, until)) with { IsInferred = true }]);

    private async Task<Answered> SayAsync(Guid claim)
    {
        var conflict = Assert.Single(await host.RowsAsync<Conflict>());
        return await host.WordAsync(w => w.CopyAsync(host.Owner, conflict.Id, claim, null, default));
    }
}
