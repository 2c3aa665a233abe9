using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Resas.Contracts.Sync;
using Resas.Testing;
using Resas.Web.Live;

namespace Resas.Web.Tests.Live;

public sealed class LiveTests : IAsyncLifetime, IDisposable
{
    private readonly TestDatabase database = new();
    private readonly Guid owner = Guid.NewGuid();
    private ResasHost host = null!;

    public Task InitializeAsync()
    {
        host = new ResasHost(database);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_change_on_another_instance_is_heard_within_two_seconds_with_its_home()
    {
        var home = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        await using var other = new ResasHost(database);
        _ = other.Server;
        await using var listener = await Listener.ListenAsync(host, owner);

        await other.StayAsync(owner, home, "airbnb", "2026-12-01", "2026-12-05", "Dubois");
        var since = Stopwatch.StartNew();
        var told = await listener.HearAsync("calendar");

        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Contains(home.PropertyId.ToString(), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_owner_never_hears_of_it()
    {
        var (mine, theirs) = (await host.HomeAsync(owner, "Le Moulin", "airbnb"), Guid.NewGuid());
        var other = await host.HomeAsync(theirs, "La Plage", "airbnb");
        await using var listener = await Listener.ListenAsync(host, theirs);

        await host.StayAsync(owner, mine, "airbnb", "2026-12-01", "2026-12-05");
        await using var heard = await Listener.ListenAsync(host, owner);
        await host.StayAsync(theirs, other, "airbnb", "2026-12-01", "2026-12-05");

        Assert.Contains($"[\"{other.PropertyId}\"]", await listener.HearAsync("calendar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_hears_the_mark_that_pages_carry()
    {
        var home = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        await host.StayAsync(owner, home, "airbnb", "2026-12-01", "2026-12-05");
        await using var listener = await Listener.OpenAsync(host, owner);

        var told = await listener.HearAsync("calendar");

        foreach (var address in new[] { "/", "/timeline", $"/calendar/{home.PropertyId}" })
        {
            var mark = (await host.SignedInAs(owner).GetAsync(address)).One("[data-live-calendar]").GetAttribute("data-live-calendar");
            Assert.Contains($"\"{mark}\"", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_comes_hears_how_listings_are_by_the_mark_that_pages_with_badges_carry()
    {
        var home = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        await using var listener = await Listener.OpenAsync(host, owner);

        var told = await listener.HearAsync("calendar") + await listener.HearAsync("news") + await listener.HearAsync("health");

        foreach (var address in new[] { "/", "/properties", $"/properties/details/{home.PropertyId}" })
        {
            var page = await host.SignedInAs(owner).GetAsync(address);
            Assert.EndsWith($$"""{"mark":"{{page.One("[data-live-health]").GetAttribute("data-live-health")}}"}""", told, StringComparison.Ordinal);
            var fragment = await host.SignedInAs(owner).Htmx().GetAsync(address);
            Assert.True(fragment.Document.Body!.FirstElementChild!.HasAttribute("data-live-health"), address);
        }
    }

    [Fact]
    public async Task A_new_message_is_told_with_how_many_are_unread()
    {
        var home = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        await using var listener = await Listener.ListenAsync(host, owner);

        await host.StayAsync(owner, home, "airbnb", "2026-12-01", "2026-12-05");
        await listener.HearAsync("calendar");
        await host.DeliverAsync();

        Assert.Equal("""{"mark":"1"}""", await listener.HearAsync("news"));
    }

    [Fact]
    public async Task The_oldest_of_too_many_streams_is_ended_and_told_not_to_come_back()
    {
        await using var first = await Listener.ListenAsync(host, owner);
        var more = new List<Listener>();
        for (var i = 0; i < LiveStreams.MostPerOwner; i++) more.Add(await Listener.OpenAsync(host, owner));

        await first.HearAsync("enough");

        Assert.True(await first.HasEndedAsync());
        await more[0].HearAsync("calendar");
        foreach (var listener in more) await listener.DisposeAsync();
    }

    [Fact]
    public async Task Streams_end_as_soon_as_the_program_stops()
    {
        await using var listener = await Listener.ListenAsync(host, owner);

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.True(await listener.HasEndedAsync());
    }

    [Fact]
    public async Task While_nothing_is_committed_nothing_is_asked()
    {
        await host.HomeAsync(owner, "Le Moulin", "airbnb");
        var look = host.Services.GetRequiredService<LiveLook>();
        LiveStream[] open = [new(owner, sessionId: null)];
        var before = await look.ReadAsync(open, CancellationToken.None);

        Assert.Same(before, await look.ReadAsync(open, CancellationToken.None));

        await host.HomeAsync(owner, "La Plage", "airbnb");
        Assert.NotSame(before, await look.ReadAsync(open, CancellationToken.None));
    }

    [Fact]
    public async Task A_visitor_is_sent_to_the_sign_in_page()
    {
        Assert.Contains("/Identity/Account/Login", (await host.Visitor().GetAsync("/live")).Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Marks_are_equal_for_equal_versions_alone()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal(Mark((one, 1), (two, 2)), Mark((two, 2), (one, 1)));
        Assert.NotEqual(Mark((one, 1), (two, 2)), Mark((one, 2), (two, 1)));
        Assert.NotEqual(Mark((one, 1)), Mark((one, 1), (two, 1)));
    }

    private static string Mark(params (Guid Home, long Version)[] ledgers) => new LiveState(ledgers.ToDictionary(l => l.Home, l => l.Version), 0, SyncMarks.None).Mark;
}
