using System.Net;
using Resas.Contracts.Blocks;
using Resas.Kernel.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>What platforms get when they pull, and what they hand back of it.</summary>
public class ExportTests
{
    [Fact]
    public async Task Each_listing_gets_the_nights_of_the_others_and_none_of_its_own()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        home.Shows("booking", Closed("2026-12-10", "2026-12-15"));
        home.Shows("greengo", Stay("c@x", "2026-12-20", "2026-12-27", "Hélène Lefèvre"));
        await home.PollAsync();
        Assert.Equal([On("2026-12-10", "2026-12-15"), On("2026-12-20", "2026-12-27")], await home.PullAsync("airbnb"));
        Assert.Equal([On("2026-12-01", "2026-12-05"), On("2026-12-20", "2026-12-27")], await home.PullAsync("booking"));
        Assert.Equal([On("2026-12-01", "2026-12-05"), On("2026-12-10", "2026-12-15")], await home.PullAsync("greengo"));
    }

    [Fact]
    public async Task A_cancelled_stay_leaves_no_ghost_though_every_platform_hands_our_nights_back()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        var other = Stay("b@x", "2027-01-10", "2027-01-20");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"), other);
        await home.PollAsync();
        await EchoAsync(home, 6);
        Assert.Equal([On("2026-12-01", "2026-12-05"), On("2027-01-10", "2027-01-20")], await home.HeldAsync());
        home.Shows("airbnb", other);
        await EchoAsync(home, 40);
        Assert.Equal([On("2027-01-10", "2027-01-20")], await home.HeldAsync());
        Assert.Equal([On("2027-01-10", "2027-01-20")], await home.PullAsync("booking"));
    }

    /// <summary>Booking.com and GreenGo pull, and show what they pulled, one poll later.</summary>
    private static async Task EchoAsync(LinkedHome home, int polls)
    {
        for (var poll = 0; poll < polls; poll++)
        {
            foreach (var platform in new[] { "booking", "greengo" })
            {
                var pulled = await home.PullAsync(platform);
                home.Shows(platform, [.. pulled.Select(n => Closed($"{n.From:yyyy-MM-dd}", $"{n.Until:yyyy-MM-dd}", platform == "booking" ? "CLOSED - Not available" : "GreenGo (Not Available)"))]);
            }

            await home.PollAsync();
        }
    }

    [Fact]
    public async Task The_same_version_has_the_same_bytes_and_validators_and_answers_unchanged()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync();
        var first = await home.Host.Visitor().GetAsync(home.ExportPath("booking"));
        await home.PollAsync(5);
        var second = await home.Host.Visitor().GetAsync(home.ExportPath("booking"));
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Response.Headers.ETag, second.Response.Headers.ETag);
        Assert.NotNull(first.Response.Content.Headers.LastModified);
        Assert.Equal("text/calendar", first.Response.Content.Headers.ContentType?.MediaType);

        using var again = new HttpRequestMessage(HttpMethod.Get, home.ExportPath("booking"));
        again.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await home.Host.Visitor().SendAsync(again)).Status);
        using var head = new HttpRequestMessage(HttpMethod.Head, home.ExportPath("booking"));
        Assert.Equal((HttpStatusCode.OK, ""), ((await home.Host.Visitor().SendAsync(head)).Status, (await home.Host.Visitor().SendAsync(new(HttpMethod.Head, home.ExportPath("booking")))).Body));
    }

    [Fact]
    public async Task An_unreadable_ledger_answers_503_and_never_an_empty_calendar()
    {
        var host = new ResasHost().With(services => services.AddScoped<IRequestHandler<FindExportNights, ExportedLedger>, Broken>());
        await using var home = new LinkedHome(host, await FeedServer.StartAsync());
        await home.LinkAsync("booking");
        var answer = await host.Visitor().GetAsync(home.ExportPath("booking"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.NotNull(answer.Response.Headers.RetryAfter);
        Assert.DoesNotContain("VCALENDAR", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_is_not_found_in_plain_words()
    {
        await using var host = new ResasHost();
        var answer = await host.Visitor().GetAsync("/feeds/nobody.ics");
        Assert.Equal((HttpStatusCode.NotFound, "text/plain"), (answer.Status, answer.Response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_person_looking_at_the_feed_is_not_taken_for_the_platform()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        home.Shows("airbnb", Stay("a@x", "2026-12-01", "2026-12-05"));
        await home.PollAsync();
        using var look = new HttpRequestMessage(HttpMethod.Get, home.ExportPath("booking"));
        look.Headers.Add("Sec-Fetch-Mode", "navigate");
        await home.Host.Visitor().SendAsync(look);
        Assert.Null((await home.HealthAsync("booking")).LastPulledAt);
        await home.PullAsync("booking");
        Assert.NotNull((await home.HealthAsync("booking")).LastPulledAt);
    }

    private sealed class Broken : IRequestHandler<FindExportNights, ExportedLedger>
    {
        public Task<ExportedLedger> Handle(FindExportNights request, CancellationToken ct) => throw new InvalidOperationException("The ledger is broken, for this test.");
    }
}
