using System.Net;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Testing;

namespace Resas.Web.Tests;

/// <summary>A house and one of its rooms, on every page and in every feed.</summary>
[Collection(nameof(OnSharedHost))]
public class HousePageTests(SharedHost host) : IAsyncLifetime
{
    private readonly Guid owner = Guid.NewGuid();
    private DemonstrationHome house = null!, room = null!;
    private Visitor odile = null!;

    public async Task InitializeAsync()
    {
        house = await host.HomeAsync(owner, "La Grange", "airbnb");
        // The last one is kept by the family for a week.
        room = await host.HomeAsync(owner, "Chambre bleue", "booking");
        odile = host.SignedInAs(owner);
        await odile.SubmitAsync(await odile.GetAsync($"/properties/house/{room.PropertyId}"), new { whole = house.PropertyId }, "#house-join");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_month_and_the_timeline_of_a_room_show_the_stays_of_the_house_as_the_houses()
    {
        await host.StayAsync(owner, house, "airbnb", "2026-11-24", "2026-11-27", "Dubois");

        var bar = (await odile.GetAsync($"/calendar/{room.PropertyId}?month=2026-11")).One("td .stay");
        Assert.StartsWith("Dubois, La Grange en entier", Answer.Flat(bar.TextContent), StringComparison.Ordinal);
        Assert.Contains("elsewhere", bar.ClassList);
        var timeline = await odile.GetAsync("/timeline?from=2026-11-23&weeks=2");
        Assert.Equal(["Dubois, La Grange en entier", "Dubois"], timeline.Texts(".timeline-track .stay .stay-label").Select(t => t.Split(", Airbnb")[0]).Order().Reverse());
    }

    [Fact]
    public async Task The_month_of_the_house_shows_the_stays_of_its_rooms()
    {
        await host.StayAsync(owner, room, "booking", "2026-11-24", "2026-11-27", "Martin");

        var month = await odile.GetAsync($"/calendar/{house.PropertyId}?month=2026-11");
        Assert.StartsWith("Martin, Chambre bleue", Answer.Flat(month.One("td .stay").TextContent), StringComparison.Ordinal);
        Assert.Equal(["Martin, Chambre bleue du 24 au 27 novembre, 3 nuits"], month.Texts("#month .list .list-text"));
    }

    [Fact]
    public async Task The_night_of_a_room_says_that_the_house_has_it()
    {
        await host.StayAsync(owner, house, "airbnb", "2026-11-24", "2026-11-27", "Dubois");

        var night = await odile.GetAsync($"/nights/{room.PropertyId}/2026-11-25");

        Assert.Contains("Dubois (Airbnb), La Grange en entier", Answer.Flat(night.One("#night-verdict").TextContent), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_block_over_the_houses_nights_is_refused_and_says_who_has_them()
    {
        await host.StayAsync(owner, house, "airbnb", "2026-11-24", "2026-11-27", "Dubois");

        var form = await odile.GetAsync($"/blocks/create?propertyId={room.PropertyId}&from=2026-11-25&until=2026-11-26");
        var refused = await odile.SubmitAsync(form, new { }, "#claim-form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("réservé par le logement entier, La Grange", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feeds_of_house_and_room_close_what_the_other_sold()
    {
        var before = (await FeedAsync(house)).Body;
        await host.StayAsync(owner, room, "booking", "2026-12-24", "2026-12-27", "Martin");
        Assert.DoesNotContain("20261224", before, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20261224", (await FeedAsync(house)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("20261224", (await FeedAsync(room)).Body, StringComparison.Ordinal);

        await host.StayAsync(owner, house, "airbnb", "2027-01-04", "2027-01-05", "Dubois");
        Assert.Contains("DTSTART;VALUE=DATE:20270104", (await FeedAsync(room)).Body, StringComparison.Ordinal);

        await odile.SubmitAsync(await odile.GetAsync($"/properties/house/{room.PropertyId}"), new { }, "form[action*=Leave]");
        Assert.DoesNotContain("20261224", (await FeedAsync(house)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("20270104", (await FeedAsync(room)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task House_and_room_sold_twice_are_named_on_the_dashboard_in_the_conflicts_and_in_the_news()
    {
        await host.StayAsync(owner, house, "airbnb", "2026-11-24", "2026-11-27", "Dubois");
        await host.StayAsync(owner, room, "booking", "2026-11-26", "2026-11-28", "Martin");
        await host.DeliverAsync();

        // Both came in the same moment: which of them was first is anybody's guess.
        Assert.Matches("La Grange, Chambre bleue|Chambre bleue, La Grange", (await odile.GetAsync("/")).Text);
        Assert.Matches("^(La Grange, Chambre bleue|Chambre bleue, La Grange)", Answer.Flat((await odile.GetAsync("/conflicts")).One("#conflicts article h2").TextContent));
        Assert.Matches("La Grange et Chambre bleue|Chambre bleue et La Grange", (await odile.GetAsync("/notifications")).Text);
    }

    [Fact]
    public async Task Joining_homes_that_are_taken_at_once_says_that_there_is_a_conflict()
    {
        var attic = await host.HomeAsync(owner, "Le grenier", "airbnb");
        await host.StayAsync(owner, house, "airbnb", "2026-11-24", "2026-11-27", "Dubois");
        await host.StayAsync(owner, attic, "airbnb", "2026-11-26", "2026-11-28", "Martin");

        var page = await odile.SubmitAsync(await odile.GetAsync($"/properties/house/{attic.PropertyId}"), new { whole = house.PropertyId }, "#house-join");

        Assert.Contains("Attention : un séjour se chevauche avec un autre", Answer.Flat(page.Document.Body!.TextContent), StringComparison.Ordinal);
        Assert.Equal(ConflictKind.DoubleBooking, Assert.Single(await host.AskAsync(new FindOpenConflicts(owner))).Kind);
    }

    [Fact]
    public async Task The_list_of_homes_puts_a_room_after_its_house_and_says_so()
    {
        var page = await odile.GetAsync("/properties");
        Assert.Equal(["La Grange", "Chambre bleue"], page.Texts("#homes article h2"));
        Assert.Equal(["Fait partie du logement La Grange"], page.Texts("#homes article header p"));
    }

    [Fact]
    public async Task The_risk_of_a_room_counts_what_is_sold_for_the_house()
    {
        await using var own = new ResasHost();
        var (house, room) = (await own.HomeAsync(owner, "La Grange", "airbnb"), await own.HomeAsync(owner, "Chambre bleue", "booking"));
        await own.StayAsync(owner, house, "airbnb", "2026-12-24", "2026-12-27", "Dubois");
        for (var day = 10; day < 13; day++)
        {
            own.Clock.Advance(TimeSpan.FromHours(2));
            await own.StayAsync(owner, room, "booking", $"2026-12-{day}", $"2026-12-{day + 1}", "Martin");
            await own.Visitor().GetAsync($"/feeds/{room.Listings[0].ExportKey}.ics");
        }

        Assert.Null(await RiskAsync());
        var visitor = own.SignedInAs(owner);
        await visitor.SubmitAsync(await visitor.GetAsync($"/properties/house/{room.PropertyId}"), new { whole = house.PropertyId }, "#house-join");
        Assert.InRange((await RiskAsync())!.Value, 0.0001, 1);

        async Task<double?> RiskAsync() => (await own.AskAsync(new FindExposure(owner))).Single(e => e.ListingId == room.Listings[0].ListingId).CollisionsAYear;
    }

    private Task<Answer> FeedAsync(DemonstrationHome home) => host.Visitor().GetAsync($"/feeds/{home.Listings[0].ExportKey}.ics");
}
