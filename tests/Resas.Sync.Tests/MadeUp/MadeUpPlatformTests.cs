using System.Text;
using Resas.ICalendar;
using Resas.Sync.Platforms;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests.MadeUp;

/// <summary>A new platform is one class: nothing else names it, and it is imported, exported and shown like any other.</summary>
public sealed class MadeUpPlatformTests : IAsyncLifetime
{
    private readonly ResasHost host = new ResasHost().With("Sync:AllowPrivateAddresses", "true").With(services => services.AddPlatformsOf(typeof(ChaletsPlatform).Assembly));
    private FeedServer feeds = null!;
    private Visitor odile = null!;
    private Guid home;

    public async Task InitializeAsync()
    {
        feeds = await FeedServer.StartAsync();
        odile = await host.SignInAsync();
        home = await odile.AddHomeAsync("Le Clos des Tilleuls");
        feeds["/chalets.ics"].Says(Calendar(Stay("a@x", "2026-12-01", "2026-12-05", "Vendu: Zoë"), Closed("2026-12-10", "2026-12-12", "Entretien")));
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await feeds.DisposeAsync();
    }

    [Fact]
    public async Task It_is_offered_told_by_its_address_and_explained_like_any_other_calendar()
    {
        var page = await odile.GetAsync($"/listings/link?propertyId={home}");
        Assert.Contains("Chalets & Cie", page.Text, StringComparison.Ordinal);
        var taken = await odile.PostFormAsync($"/listings/link?propertyId={home}", new { Form_Platform = "airbnb", Form_Address = feeds["/chalets.ics"].Address, Form_Step = "try" });
        Assert.Contains("Chalets & Cie", taken.Texts("button[name='Form.SwitchTo']").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_imported_by_its_own_words_and_exported_to_and_from()
    {
        var (_, chalets) = await odile.LinkAsync(home, "chalets", feeds["/chalets.ics"].Address);
        feeds["/other.ics"].Says(Calendar(Stay("b@x", "2026-12-20", "2026-12-27", "Famille Garnier")));
        var (_, other) = await odile.LinkAsync(home, "other", feeds["/other.ics"].Address);
        await host.SettleAsync();

        var stays = (await odile.GetAsync($"/calendar/{home}?month=2026-12")).Texts("td .stay");
        Assert.Contains(stays, s => s.StartsWith("Zoë, Chalets & Cie", StringComparison.Ordinal));
        Assert.Equal([On("2026-12-20", "2026-12-27")], await PullAsync(chalets));
        Assert.Equal([On("2026-12-01", "2026-12-05"), On("2026-12-10", "2026-12-12")], await PullAsync(other));
    }

    [Fact]
    public async Task Every_page_that_names_platforms_names_it()
    {
        var (_, export) = await odile.LinkAsync(home, "chalets", feeds["/chalets.ics"].Address);
        feeds["/other.ics"].Says(Calendar(Stay("b@x", "2026-12-03", "2026-12-07", "Famille Garnier")));
        await odile.LinkAsync(home, "other", feeds["/other.ics"].Address);
        await host.SettleAsync();
        await PullAsync(export);

        foreach (var path in new[] { "/", $"/properties/details/{home}", $"/calendar/{home}?month=2026-12", "/timeline", "/sync/log", $"/sync/mirror/{home}", $"/nights/{home}/2026-12-02", "/conflicts", "/notifications" })
            Assert.Contains("Chalets & Cie", (await odile.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    private static string Calendar(params string[] events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Chalets//\r\n{string.Concat(events)}END:VCALENDAR\r\n";

    private async Task<IEnumerable<Contracts.Nights>> PullAsync(Uri export)
    {
        var document = CalendarReader.Read(Encoding.UTF8.GetBytes((await host.Visitor().GetAsync(export.AbsolutePath)).Body));
        return Contracts.Nights.Runs(document.Nights(TimeZoneInfo.Utc, new(2026, 1, 1), new(2029, 1, 1)).SelectMany(n => new Contracts.Nights(n.From, n.Until).Each()).Distinct());
    }
}
