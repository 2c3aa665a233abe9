using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Jobs;
using Resas.Sync.Jobs;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>"Synchronise now" and what is seen of it.</summary>
public class ProgressTests
{
    [Fact]
    public async Task Each_listing_is_seen_waiting_being_read_and_done()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        home.Feed("booking").Status = 404;
        var gate = new TaskCompletionSource();
        foreach (var platform in new[] { "airbnb", "booking" }) home.Feed(platform).Gate = gate.Task;

        home.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await AskAsync(home.Owner(), "/sync/now?returnUrl=/sync/log");
        Assert.Equal(["En attente", "En attente"], page.Texts("#progress .badge"));
        Assert.Contains("0 sur 2", page.Text, StringComparison.Ordinal);

        await home.Host.Services.GetRequiredService<JobRunner>().StartDueAsync(default);
        Assert.Equal(["Lecture en cours", "Lecture en cours"], (await home.Owner().GetAsync(page.Path)).Texts("#progress .badge"));
        gate.SetResult();
        await home.Host.Services.GetRequiredService<JobRunner>().SettleAsync();

        var done = await home.Owner().GetAsync(page.Path);
        Assert.Equal(["Mis à jour", "Échec"], done.Texts("#progress .badge"));
        Assert.Contains("ajoutées : 1", done.Text, StringComparison.Ordinal);
        Assert.Contains("Il n’y a plus de calendrier à cette adresse", done.Text, StringComparison.Ordinal);
        Assert.Contains("Terminé : 2 sur 2", done.Text, StringComparison.Ordinal);
        Assert.Equal("/sync/log", done.One("#progress .button-primary").GetAttribute("href"));
    }

    [Fact]
    public async Task The_page_asks_again_by_itself_until_all_is_done_with_script_and_without()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await AskAsync(home.Owner(), "/sync/now");
        Assert.Contains("http-equiv=\"refresh\"", page.Document.Head!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("every 1s", page.One("#progress").GetAttribute("hx-trigger"));
        var fragment = await home.Owner().Htmx().GetAsync(page.One("#progress").GetAttribute("hx-get")!);
        Assert.Equal("progress", fragment.Document.Body!.FirstElementChild!.Id);
        Assert.Null(fragment.Document.QuerySelector("main"));

        await home.Host.SettleAsync();
        var done = await home.Owner().GetAsync(page.Path);
        Assert.DoesNotContain("http-equiv=\"refresh\"", done.Document.Head!.InnerHtml, StringComparison.Ordinal);
        Assert.Null(done.One("#progress").GetAttribute("hx-get"));
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_read()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await AskAsync(home.Owner(), $"/sync/now?listingId={home.ListingId("booking")}");
        await home.Host.SettleAsync();
        Assert.Equal((1, 2), (home.Feed("airbnb").Requests, home.Feed("booking").Requests));
        await AskAsync(home.Owner(), $"/sync/now?propertyId={home.PropertyId}");
        home.Host.Clock.Advance(TimeSpan.FromSeconds(11));
        await AskAsync(home.Owner(), $"/sync/now?propertyId={home.PropertyId}");
        await home.Host.SettleAsync();
        Assert.Equal((2, 3), (home.Feed("airbnb").Requests, home.Feed("booking").Requests));
    }

    [Fact]
    public async Task Who_presses_twice_gets_the_reading_that_is_under_way()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        for (var press = 0; press < 3; press++)
        {
            await AskAsync(home.Owner(), "/sync/now");
            await home.Host.SettleAsync();
            home.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(2, home.Feed("airbnb").Requests);
        home.Host.Clock.Advance(TimeSpan.FromSeconds(8));
        await AskAsync(home.Owner(), "/sync/now");
        await home.Host.SettleAsync();
        Assert.Equal(3, home.Feed("airbnb").Requests);
    }

    [Fact]
    public async Task Stopped_what_has_begun_ends_and_what_has_not_begun_waits_for_its_usual_time()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var owner = home.Owner();
        var page = await AskAsync(owner, "/sync/now?returnUrl=/sync/log");
        var gate = new TaskCompletionSource();
        home.Feed("airbnb").Gate = gate.Task;
        var reading = home.Host.Services.GetRequiredService<JobRunner>().RunNowAsync<PollListing>(PollListing.KeyOf(home.ListingId("airbnb")), default);

        var stopped = await owner.SubmitAsync(page, new { }, "#progress form");
        Assert.Equal(["Lecture en cours", "Pas commencé"], stopped.Texts("#progress .badge"));
        Assert.Empty(stopped.Document.QuerySelectorAll("#stop"));
        gate.SetResult();
        Assert.True(await reading);
        await home.Host.SettleAsync();

        var over = await owner.GetAsync(stopped.Path);
        Assert.Equal(["Rien de nouveau", "Pas commencé"], over.Texts("#progress .badge"));
        Assert.Contains("Arrêté : 1 sur 2", over.Text, StringComparison.Ordinal);
        Assert.Equal("/sync/log", over.One("#progress .button-primary").GetAttribute("href"));
        Assert.Equal((2, 1), (home.Feed("airbnb").Requests, home.Feed("booking").Requests));

        home.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        await home.Host.SettleAsync();
        Assert.Equal(2, home.Feed("booking").Requests);
    }

    [Fact]
    public async Task Another_owner_can_stop_nothing()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        home.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await AskAsync(home.Owner(), "/sync/now");
        var stranger = home.Host.SignedInAs(Guid.NewGuid());

        var token = (await stranger.GetAsync("/")).One("[name=__RequestVerificationToken]").GetAttribute("value")!;
        await stranger.PostRawAsync($"/sync/progress?handler=Stop&listingId={home.ListingId("airbnb")}", ("__RequestVerificationToken", token));

        Assert.Equal(["En attente"], (await home.Owner().GetAsync(page.Path)).Texts("#progress .badge"));
    }

    [Fact]
    public async Task Another_owner_sees_nothing_of_it()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb");
        var stranger = home.Host.SignedInAs(Guid.NewGuid());
        foreach (var path in new[] { $"/sync/progress?listingId={home.ListingId("airbnb")}", $"/sync/progress?propertyId={home.PropertyId}" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).Status);
        Assert.Empty((await stranger.GetAsync("/sync/progress")).Texts("#progress .badge"));
    }

    private static async Task<Answer> AskAsync(Visitor visitor, string path) => await visitor.SubmitAsync(await visitor.GetAsync(path), new { }, "main form");
}
