using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Testing;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>How the export feeds are answered: always the newest, as cheaply as HTTP allows, and never in doubt.</summary>
public class FeedTests
{
    [Theory, RunOnEveryDatabase]
    public async Task A_change_is_in_the_very_next_answer_whichever_instance_made_it(DatabaseProvider provider)
    {
        using var database = new TestDatabase(provider);
        await using var home = new LinkedHome(new ResasHost(database), await FeedServer.StartAsync());
        await home.LinkAsync("airbnb", "booking");
        await using var other = new ResasHost(database) { Clock = home.Host.Clock };
        await using var third = new ResasHost(database) { Clock = home.Host.Clock };
        var stays = new List<Nights>();
        foreach (var (host, day) in new[] { home.Host, other, third, home.Host, third, other }.Zip(Enumerable.Range(1, 6)))
        {
            Assert.Equal(stays, await home.PullAsync("booking"));
            await home.SellAsync(host, "airbnb", On($"2026-12-{3 * day:00}", $"2026-12-{3 * day + 1:00}"));
            stays.Add(On($"2026-12-{3 * day:00}", $"2026-12-{3 * day + 1:00}"));
            Assert.Equal(stays, await home.PullAsync("booking"));
            Assert.Equal(stays, await home.PullAsync("booking"));
        }
    }

    [Fact]
    public async Task Commits_that_are_none_of_its_business_leave_a_feed_as_it_is()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking", "greengo");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        var before = await home.GetAsync("booking");
        await home.PollAsync();
        await home.PullAsync("greengo");
        var after = await home.GetAsync("booking");
        Assert.Equal((before.Body, before.Response.Headers.ETag), (after.Body, after.Response.Headers.ETag));
    }

    [Fact]
    public async Task Two_instances_give_the_same_bytes_and_tag()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        await using var other = new ResasHost(home.Host.Database) { Clock = home.Host.Clock };
        var (one, two) = (await home.GetAsync("booking"), await other.Visitor().GetAsync(home.ExportPath("booking")));
        Assert.Equal((one.Body, one.Response.Headers.ETag), (two.Body, two.Response.Headers.ETag));
        Assert.False(one.Response.Headers.ETag!.IsWeak);
    }

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("W/{0}", true)]
    [InlineData("\"other\", W/{0}", true)]
    [InlineData("*", true)]
    [InlineData("\"other\"", false)]
    public async Task A_copy_is_known_by_its_tag(string ifNoneMatch, bool isKnown)
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        var tag = (await home.GetAsync("booking")).Response.Headers.ETag!.ToString();
        // A tag weighs more than a date.
        var copy = await home.GetAsync("booking", ("If-None-Match", string.Format(null, ifNoneMatch, tag)), ("If-Modified-Since", "Sat, 21 Nov 2037 10:00:00 GMT"));
        Assert.Equal((isKnown ? HttpStatusCode.NotModified : HttpStatusCode.OK, isKnown), (copy.Status, copy.Body.Length == 0));
        Assert.Equal(tag, copy.Response.Headers.ETag!.ToString());
        await home.SellAsync(home.Host, "airbnb", On("2026-12-11", "2026-12-15"));
        Assert.Equal(HttpStatusCode.OK, (await home.GetAsync("booking", ("If-None-Match", $"W/{tag}"))).Status);
    }

    [Fact]
    public async Task A_copy_is_known_by_its_date_and_two_versions_of_one_second_are_told_apart()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        var first = Since(await home.GetAsync("booking"));
        home.Host.Clock.Advance(TimeSpan.FromMilliseconds(300));
        await home.SellAsync(home.Host, "airbnb", On("2026-12-11", "2026-12-15"));
        var second = await home.GetAsync("booking", first);
        Assert.Equal(HttpStatusCode.OK, second.Status);

        home.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        var settled = Since(await home.GetAsync("booking"));
        Assert.Equal(HttpStatusCode.NotModified, (await home.GetAsync("booking", settled)).Status);
        Assert.Equal(HttpStatusCode.OK, (await home.GetAsync("booking", ("If-Modified-Since", "Sat, 21 Nov 2037 10:00:00 GMT"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await home.GetAsync("booking", ("If-Modified-Since", "yesterday"))).Status);
        await home.SellAsync(home.Host, "airbnb", On("2026-12-21", "2026-12-25"));
        Assert.Equal(HttpStatusCode.OK, (await home.GetAsync("booking", settled)).Status);
    }

    private static (string, string) Since(Answer answer) => ("If-Modified-Since", answer.Response.Content.Headers.LastModified!.Value.ToString("R"));

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0.1, gzip;q=0.8", "gzip")]
    [InlineData("GZIP;q=1.0, br;q=0", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("*", null)]
    [InlineData("gzip;q=0", null)]
    public async Task A_feed_comes_in_the_coding_that_is_asked_for(string accepted, string? coding)
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        var plain = await home.GetAsync("booking");
        var answer = await home.GetAsync("booking", ("Accept-Encoding", accepted));
        Assert.Equal(coding is null ? [] : [coding], answer.Response.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], answer.Response.Headers.Vary);
        var bytes = await answer.Response.Content.ReadAsByteArrayAsync();
        Assert.Equal(plain.Body, coding switch { "br" => Unpack(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)), "gzip" => Unpack(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress)), _ => answer.Body });
        // Other bytes, another strong tag; and each is known by its own.
        var tag = answer.Response.Headers.ETag!.ToString();
        Assert.Equal(coding is null, plain.Response.Headers.ETag!.ToString() == tag);
        Assert.Equal(HttpStatusCode.NotModified, (await home.GetAsync("booking", ("Accept-Encoding", accepted), ("If-None-Match", tag))).Status);
    }

    private static string Unpack(Stream stream) => new StreamReader(stream, Encoding.UTF8).ReadToEnd();

    [Fact]
    public async Task HEAD_tells_all_but_the_body_and_is_no_pull()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        var head = await home.Host.Visitor().SendAsync(new(HttpMethod.Head, home.ExportPath("booking")));
        Assert.Null((await home.HealthAsync("booking")).LastPulledAt);
        var whole = await home.GetAsync("booking");
        Assert.Equal("", head.Body);
        Assert.Equal(whole.Response.Headers.ETag, head.Response.Headers.ETag);
        Assert.Equal(Encoding.UTF8.GetByteCount(whole.Body), head.Response.Content.Headers.ContentLength);
        Assert.Equal("private, no-cache", $"{head.Response.Headers.CacheControl}".Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_needs_no_cookie_no_redirect_and_takes_no_form()
    {
        var host = new ResasHost().With("Web:Https", "true");
        await using var home = new LinkedHome(host, await FeedServer.StartAsync());
        await home.LinkAsync("booking");
        var answer = await home.GetAsync("booking");
        Assert.Equal((HttpStatusCode.OK, false), (answer.Status, answer.Response.Headers.Contains("Set-Cookie")));
        var posted = await host.Visitor().SendAsync(new(HttpMethod.Post, home.ExportPath("booking")));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.Status);
    }

    [Fact]
    public async Task A_renewed_address_says_so_and_the_new_one_answers()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        var old = home.ExportPath("booking");
        await home.PullAsync("booking");
        using var owner = home.Owner();
        var page = await owner.GetAsync($"/listings/export/{home.ListingId("booking")}");
        var renewed = await owner.SubmitAsync(page, new { }, "form[action*=Renew]");

        var gone = await home.Host.Visitor().GetAsync(old);
        Assert.Equal((HttpStatusCode.Gone, "text/plain"), (gone.Status, gone.Response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("cette adresse a été changée", gone.Body, StringComparison.Ordinal);
        Assert.Contains("this address was changed", gone.Body, StringComparison.Ordinal);
        var answer = await home.Host.Visitor().GetAsync(new Uri(renewed.One("#export-address").GetAttribute("value")!).AbsolutePath);
        Assert.Contains("DTSTART;VALUE=DATE:20261201", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_a_listing_that_was_taken_away_says_so_and_an_archived_home_s_goes_on_answering()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.PullAsync("booking");
        await home.PullAsync("airbnb");
        await home.Owner().PostFormAsync($"/listings/unlink/{home.ListingId("booking")}", new { Nights = "keep" });
        Assert.Equal(HttpStatusCode.Gone, (await home.GetAsync("booking")).Status);
        using var owner = home.Owner();
        var page = await owner.GetAsync($"/properties/details/{home.PropertyId}");
        await owner.SubmitAsync(page, new { }, "form[action*=Archive]");
        Assert.True((await home.Host.AskAsync(new FindProperty(home.PropertyId, home.OwnerId)))!.IsArchived);
        Assert.Equal(HttpStatusCode.OK, (await home.GetAsync("airbnb")).Status);
    }

    [Fact]
    public async Task A_ledger_that_can_not_be_read_any_more_answers_503_though_a_copy_is_at_hand()
    {
        await using var home = await LinkedHome.CreateAsync("airbnb", "booking");
        await home.SellAsync(home.Host, "airbnb", On("2026-12-01", "2026-12-05"));
        var whole = await home.GetAsync("booking");
        await home.Host.InScopeAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Blocks_Ledger RENAME TO Lost"));
        var broken = await home.GetAsync("booking");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.Status);
        Assert.NotNull(broken.Response.Headers.RetryAfter);
        Assert.DoesNotContain("VCALENDAR", broken.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await home.GetAsync("booking", ("If-None-Match", $"{whole.Response.Headers.ETag}"))).Status);
        await home.Host.InScopeAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Lost RENAME TO Blocks_Ledger"));
        Assert.Equal(whole.Body, (await home.GetAsync("booking")).Body);
    }
}
