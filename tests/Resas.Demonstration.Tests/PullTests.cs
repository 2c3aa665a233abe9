using Resas.Demonstration.Platforms;
using Resas.Testing;
using static Resas.Demonstration.Tests.Simulated;

namespace Resas.Demonstration.Tests;

/// <summary>A simulated platform pulls our calendar over real HTTP, and keeps what it knew when it gets none.</summary>
public sealed class PullTests : IAsyncLifetime, IDisposable
{
    private const string Export = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Resas//Resas//FR\r\nBEGIN:VEVENT\r\nUID:a@resas\r\nDTSTAMP:20261121T100000Z\r\n"
        + "DTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261128\r\nSUMMARY:Indisponible\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private readonly HttpClient http = new();
    private readonly SimulatedListing listing = Listing("booking", new TestClock());
    private FeedServer resas = null!;

    public async Task InitializeAsync() => resas = await FeedServer.StartAsync();

    public async Task DisposeAsync() => await resas.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task What_our_calendar_holds_is_closed_from_the_next_pull_on_and_opened_when_it_is_gone()
    {
        await PullAsync(Export);
        Assert.Equal(From(4, 3).Each(), listing.Show().Closed.Where(n => n < From(60, 1).From).Order());
        Assert.Equal((3, null), (listing.LastPull!.Nights, listing.LastPull.Problem));
        Assert.Equal("Booking-Simulated/1.0 (ical import)", resas["/export.ics"].LastRequest["User-Agent"]);
        await PullAsync("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
        Assert.Equal(NightState.Free, listing.StateOf(From(4, 1).From));
    }

    [Theory]
    [InlineData(503, Export)]
    [InlineData(404, "")]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n")]
    [InlineData(200, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261125\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    [InlineData(200, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:soon\r\nDTEND;VALUE=DATE:20261128\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    public async Task What_is_no_whole_calendar_changes_nothing(int status, string body)
    {
        await PullAsync(Export);
        resas["/export.ics"].Status = status;
        await PullAsync(body);
        Assert.Equal(NightState.ClosedByImport, listing.StateOf(From(4, 1).From));
        Assert.NotNull(listing.LastPull!.Problem);
    }

    [Fact]
    public async Task A_site_that_does_not_answer_changes_nothing()
    {
        await PullAsync(Export);
        listing.Export = new Uri("http://127.0.0.1:1/export.ics");
        await new FeedPuller(http).PullAsync(listing, CancellationToken.None);
        Assert.Equal(NightState.ClosedByImport, listing.StateOf(From(4, 1).From));
    }

    private async Task PullAsync(string body)
    {
        listing.Export = resas["/export.ics"].Says(body).Address;
        await new FeedPuller(http).PullAsync(listing, CancellationToken.None);
    }
}
