using System.Net;
using Resas.Contracts.Sync;
using Resas.Testing;
using static Resas.Sync.Tests.PropagationTests;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>The mirror and the checklist, as owners see them.</summary>
public class MirrorPageTests
{
    [Fact]
    public async Task The_mirror_is_red_on_exactly_the_nights_that_are_taken_and_open_there()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        var before = await MirrorAsync(home);
        Assert.Empty(before.Document.QuerySelectorAll("td[data-night=StillSold]"));
        Assert.Equal(3, before.Document.QuerySelectorAll("td[data-night=SeenBack]").Length);

        home.Shows("booking", Closed("2026-12-05", "2026-12-06", "CLOSED - Not available"));
        await home.PollAsync(5);
        await home.SellAsync(home.Host, "airbnb", On("2026-12-28", "2026-12-29"));
        var mirror = await MirrorAsync(home);
        Assert.Equal(["6 décembre", "7 décembre"], NightsThat(mirror, "booking", "StillSold"));
        Assert.Equal(["5 décembre"], NightsThat(mirror, "booking", "SeenBack"));
        Assert.Equal(["28 décembre"], NightsThat(mirror, "booking", "Published"));
        Assert.Equal(["5 décembre", "6 décembre", "7 décembre", "28 décembre"], NightsThat(mirror, "airbnb", "Own"));
        Assert.Empty(NightsThat(mirror, "airbnb", "StillSold"));
        Assert.Contains("ENCORE EN VENTE", mirror.Document.QuerySelector("td[data-night=StillSold]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("du 6 au 8 décembre", mirror.One(".notice[data-state=error]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_mapping_turns_red_what_the_platform_never_came_for()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        await home.SellAsync(home.Host, "airbnb", On("2026-12-28", "2026-12-30"));
        Assert.Empty(NightsThat(await MirrorAsync(home), "booking", "StillSold"));
        home.Host.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(["28 décembre", "29 décembre"], NightsThat(await MirrorAsync(home), "booking", "StillSold"));
    }

    [Fact]
    public async Task Later_nights_are_a_page_further()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2027-01-25", "2027-01-27"));
        Assert.Empty(NightsThat(await MirrorAsync(home), "booking", "Published"));
        var later = await home.Owner().GetAsync((await MirrorAsync(home)).One(".period a:last-of-type").GetAttribute("href")!);
        Assert.Equal(["25 janvier", "26 janvier"], NightsThat(later, "booking", "Published"));
        Assert.Equal(2, later.Document.QuerySelectorAll(".period a").Length);
    }

    [Fact]
    public async Task Another_owners_mirror_and_checklist_are_not_found()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        var stranger = home.Host.SignedInAs(Guid.NewGuid());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/sync/mirror/{home.PropertyId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/sync/checklist/{home.ListingId("booking")}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await home.Owner().GetAsync($"/sync/checklist/{home.ListingId("booking")}")).Status);
    }

    [Fact]
    public async Task What_is_ticked_off_is_verified_by_reading_it_back()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        await home.SellAsync(home.Host, "airbnb", On("2026-12-28", "2026-12-30"));
        var address = $"/sync/checklist/{home.ListingId("booking")}";
        Assert.Contains("Rien à fermer à la main", (await home.Owner().GetAsync(address)).Text, StringComparison.Ordinal);

        home.Host.Clock.Advance(TimeSpan.FromHours(7));
        var list = await home.Owner().GetAsync(address);
        Assert.Equal(["Bloquez du 28 au 30 décembre sur Booking.com"], list.Texts("main li strong"));
        Assert.Contains("2 nuits à fermer à la main sur Booking.com", (await home.Owner().GetAsync("/")).Text, StringComparison.Ordinal);

        var ticked = await home.Owner().PostFormAsync(address, new { from = "2026-12-28", until = "2026-12-30" });
        Assert.Contains("à vérifier à la prochaine lecture", ticked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bloquez", ticked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("à fermer à la main", (await home.Owner().GetAsync("/")).Text, StringComparison.Ordinal);

        home.Shows("booking", Closed("2026-12-05", "2026-12-08", "CLOSED - Not available"), Closed("2026-12-28", "2026-12-30", "CLOSED - Not available"));
        await home.PollAsync();
        await WatchAsync(home);
        Assert.Contains("vu fermé sur Booking.com", (await home.Owner().GetAsync(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_manual_mode_what_the_platform_is_not_known_to_have_is_to_be_closed_by_hand()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        await home.SellAsync(home.Host, "airbnb", On("2026-12-28", "2026-12-30"));
        home.Feed("booking").Status = 404;
        await home.PollAsync(4);
        Assert.Equal(ListingMode.Manual, (await home.HealthAsync("booking")).Mode);
        Assert.Equal(["Bloquez du 28 au 30 décembre sur Booking.com"], (await home.Owner().GetAsync($"/sync/checklist/{home.ListingId("booking")}")).Texts("main li strong"));
    }

    [Fact]
    public async Task A_tick_can_be_taken_back_and_one_for_other_nights_is_refused()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await EchoAsync(home);
        home.Shows("booking");
        await home.PollAsync(5);
        var address = $"/sync/checklist/{home.ListingId("booking")}";
        var page = await home.Owner().PostFormAsync(address, new { from = "2026-12-05", until = "2026-12-08" });
        Assert.Contains("Remettre à faire", page.Text, StringComparison.Ordinal);
        Assert.Contains("Bloquez", (await home.Owner().PostFormAsync(address, new { from = "2026-12-05", until = "2026-12-08" })).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await home.Owner().PostFormAsync(address, new { from = "2026-12-05", until = "2026-12-30" })).Status);
    }

    private static Task<Answer> MirrorAsync(LinkedHome home) => home.Owner().GetAsync($"/sync/mirror/{home.PropertyId}");

    /// <summary>The nights, as the head of the column says, whose cell in the platform's row is in that state.</summary>
    private static IEnumerable<string> NightsThat(Answer mirror, string platform, string state)
    {
        Assert.Equal(HttpStatusCode.OK, mirror.Status);
        var heads = mirror.Document.QuerySelectorAll(".mirror-grid thead th .sr-only").Select(h => h.TextContent).ToList();
        var row = mirror.Document.QuerySelectorAll(".mirror-grid tbody tr").Single(r => r.QuerySelector($"th [data-platform={platform}]") is not null);
        Assert.Equal(60, row.QuerySelectorAll("td").Length);
        return row.QuerySelectorAll("td").Select((cell, column) => (cell, column)).Where(c => c.cell.GetAttribute("data-night") == state).Select(c => heads[c.column]);
    }
}
