using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Kernel.Database;
using Resas.Sync.Export;
using Resas.Sync.Import;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>Nights are judged one by one and kept in few rows.</summary>
public class SpanTests
{
    [Fact]
    public async Task Nights_of_which_the_same_is_known_share_a_row_and_part_when_it_differs()
    {
        await using var home = await LinkedHome.CreateAsync("booking");
        home.Shows("booking", Closed("2026-12-01", "2026-12-11", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal([On("2026-12-01", "2026-12-11")], await SeenAsync(home));

        home.Shows("booking", Closed("2026-12-01", "2026-12-04", "CLOSED - Not available"), Closed("2026-12-06", "2026-12-11", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal([On("2026-12-01", "2026-12-04"), On("2026-12-04", "2026-12-06"), On("2026-12-06", "2026-12-11")], await SeenAsync(home));

        home.Shows("booking", Closed("2026-12-01", "2026-12-11", "CLOSED - Not available"));
        await home.PollAsync();
        Assert.Equal([On("2026-12-01", "2026-12-11")], await SeenAsync(home));
    }

    [Fact]
    public async Task Rows_of_single_nights_of_an_older_version_are_kept_and_joined_at_the_next_pull()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        await home.PullAsync("booking");
        await MigrateAsync(home, "ConflictSides");
        Assert.Equal(4, await home.Host.InScopeAsync(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM Sync_ServedNight").SingleAsync()));

        await MigrateAsync(home, null);
        Assert.Equal(4, await home.Host.InScopeAsync(db => db.Set<ServedSpan>().CountAsync()));
        await home.SellAsync(home.Host, "airbnb", On("2026-12-11", "2026-12-12"));
        await home.PullAsync("booking");
        Assert.Equal([On("2026-12-01", "2026-12-05"), On("2026-12-11", "2026-12-12")],
            await home.Host.InScopeAsync(db => db.Set<ServedSpan>().OrderBy(s => s.From).Select(s => new Nights(s.From, s.Until)).ToListAsync()));
    }

    [Fact]
    public async Task A_document_with_our_own_word_in_it_is_passed_over_until_the_day_ends_once_nothing_was_found_in_it()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        await home.PullAsync("booking");
        home.Shows("booking", Closed("2026-12-01", "2026-12-05", "CLOSED - Not available"));
        await home.PollAsync(2);
        var listing = home.ListingId("booking");
        var settled = await home.Host.InScopeAsync(db => db.Set<ListingState>().Where(s => s.ListingId == listing).Select(s => s.SettledUntil).SingleAsync());
        Assert.Equal(new DateTime(2026, 11, 21, 23, 0, 0, DateTimeKind.Utc), settled);
    }

    private static Task<List<Nights>> SeenAsync(LinkedHome home) =>
        home.Host.InScopeAsync(db => db.Set<SeenSpan>().OrderBy(s => s.From).Select(s => new Nights(s.From, s.Until)).ToListAsync());

    private static Task<bool> MigrateAsync(LinkedHome home, string? target) => home.Host.InScopeAsync(async services =>
    {
        await services.GetRequiredService<ResasDb>().GetService<IMigrator>().MigrateAsync(target);
        return true;
    });
}
