using System.Net;
using Resas.Contracts.Blocks;
using Resas.Testing;

namespace Resas.Web.Tests;

/// <summary>Why is this night taken, or free? From a platform's feed to the page.</summary>
public sealed class NightPageTests : IAsyncLifetime
{
    private const string Sold = "BEGIN:VEVENT\r\nUID:a@x\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261205\r\nSUMMARY:Reserved\r\n"
        + "DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/HMAAAAAAAA\r\nEND:VEVENT\r\n";
    private const string Later = "BEGIN:VEVENT\r\nUID:b@x\r\nDTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270115\r\nSUMMARY:Reserved\r\nEND:VEVENT\r\n";
    private const string Closed = "BEGIN:VEVENT\r\nUID:c@x\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261205\r\nSUMMARY:CLOSED - Not available\r\nEND:VEVENT\r\n";

    private readonly ResasHost host = new ResasHost().With("Sync:AllowPrivateAddresses", "true");
    private FeedServer feeds = null!;
    private Visitor odile = null!;
    private Guid home;
    private Uri export = null!;

    public async Task InitializeAsync()
    {
        feeds = await FeedServer.StartAsync();
        odile = await host.SignInAsync();
        home = await odile.AddHomeAsync("Le Clos des Tilleuls");
        await odile.LinkAsync(home, "airbnb", feeds["/airbnb.ics"].Address);
        export = (await odile.LinkAsync(home, "booking", feeds["/booking.ics"].Address)).Export;
        await host.SettleAsync();
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await feeds.DisposeAsync();
    }

    [Fact]
    public async Task With_script_the_night_comes_for_the_drawer_beside_a_calendar()
    {
        var fragment = await odile.Htmx().GetAsync($"/nights/{home}/2026-12-02");

        Assert.Equal("Nuit du mercredi 2 décembre 2026", fragment.Texts("#drawer-title").Single());
        Assert.NotNull(fragment.One("#night-verdict"));
        Assert.DoesNotContain("<html", fragment.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_s_life_reads_in_order()
    {
        await ShowAsync("airbnb", Sold, Later);
        var taken = await NightAsync("2026-12-02");
        Assert.Equal("Cette nuit est prise : HMAAAAAAAA (Airbnb), depuis le 21 novembre 2026 à 11:16.", taken.Texts("#night-verdict").Single());

        await host.Visitor().GetAsync(export.AbsolutePath);
        await ShowAsync("booking", Closed);
        await ShowAsync("airbnb", Later);
        var missing = await NightAsync("2026-12-02");
        Assert.Contains("plus montrée depuis le 21 novembre 2026 à 11:48, gardée bloquée", missing.Texts("#night-views li")[0], StringComparison.Ordinal);
        await ShowAsync("airbnb", Later);
        await host.Visitor().GetAsync(export.AbsolutePath);

        var freed = await NightAsync("2026-12-02");
        Assert.StartsWith("Cette nuit est libre : libérée le 21 novembre 2026 à 12:04.", freed.Texts("#night-verdict").Single(), StringComparison.Ordinal);
        string[] story =
        [
            "Nuits prises : HMAAAAAAAA (Airbnb), du 1er au 5 décembre. Airbnb montre une réservation",
            "Booking.com a lu notre calendrier avec cette nuit prise.",
            "Déjà prises par Airbnb et lues chez nous par Booking.com le 21 novembre à 11:16.",
            "Airbnb ne les montre plus ; elles restent bloquées",
            "Nuits libérées : HMAAAAAAAA (Airbnb), du 1er au 5 décembre. La plateforme ne la montrait plus",
            "Booking.com a lu notre calendrier avec cette nuit libre.",
        ];
        Assert.All(freed.Texts(".log-entry p").Zip(story), line => Assert.StartsWith(line.Second, line.First.TrimStart(), StringComparison.Ordinal));
        Assert.Equal(story.Length, freed.Texts(".log-entry").Count);
    }

    [Fact]
    public async Task The_page_speaks_English_too()
    {
        await ShowAsync("airbnb", Sold);
        var page = await host.SignedInAs(odile.OwnerId, "en").GetAsync($"/nights/{home}/2026-12-02");
        Assert.Equal("This night was taken on 21 November 2026 at 11:16 by HMAAAAAAAA (Airbnb).", page.Texts("#night-verdict").Single());
    }

    [Fact]
    public async Task What_an_owner_does_is_part_of_it()
    {
        await odile.PostFormAsync($"/blocks/create?propertyId={home}", new { Form_From = "2026-12-10", Form_Until = "2026-12-12" });
        var page = await NightAsync("2026-12-11");
        Assert.StartsWith("Saisie par vous", page.Texts(".log-entry p").Single().TrimStart(), StringComparison.Ordinal);
        var details = await odile.GetAsync(page.One("#night-verdict ~ .actions a").GetAttribute("href")!);
        Assert.NotNull(details.One($"a[href='/nights/{home}/2026-12-10']"));
    }

    [Fact]
    public async Task A_night_without_history_says_so_and_can_be_blocked()
    {
        var page = await NightAsync("2027-03-03");
        Assert.Equal("Cette nuit est libre : rien ne l’a jamais prise.", page.Texts("#night-verdict").Single());
        Assert.Equal("Rien ne s’est encore passé cette nuit-là", page.Texts(".empty h3").Single());
        Assert.NotNull(page.One($"a[href='/blocks/create?propertyId={home}&from=2027-03-03&until=2027-03-04']"));
    }

    [Fact]
    public async Task Another_owner_s_night_and_one_that_is_none_are_not_found()
    {
        var stranger = host.SignedInAs(Guid.NewGuid());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/nights/{home}/2026-12-02")).Status);
        foreach (var night in new[] { "garbage", "2026-13-40", "0001-01-01", "9999-12-31" })
            Assert.Equal(HttpStatusCode.NotFound, (await odile.GetAsync($"/nights/{home}/{night}")).Status);
    }

    [Fact]
    public async Task The_month_leads_from_a_taken_day_to_its_story()
    {
        await ShowAsync("airbnb", Sold);
        var month = await odile.GetAsync($"/calendar/{home}?month=2026-12");
        Assert.Equal($"/nights/{home}/2026-12-02", month.One("td:has(time[datetime='2026-12-02']) a.day-number").GetAttribute("href"));
    }

    private Task<Answer> NightAsync(string night) => odile.GetAsync($"/nights/{home}/{night}");

    /// <summary>What a platform now shows, read at the next poll.</summary>
    private async Task ShowAsync(string platform, params string[] events)
    {
        feeds[$"/{platform}.ics"].Says($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//{platform}//\r\n{string.Concat(events)}END:VCALENDAR\r\n");
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await host.SettleAsync();
    }
}
