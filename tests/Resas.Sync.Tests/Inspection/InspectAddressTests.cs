using Resas.Testing;
using static Resas.Sync.Tests.Inspection.Doctor;

namespace Resas.Sync.Tests.Inspection;

/// <summary>"feed inspect" of addresses, over real HTTP.</summary>
public class InspectAddressTests
{
    private const string Secret = "S3CRET";

    [Fact]
    public async Task An_address_is_read_as_the_importer_reads_it_and_only_its_host_is_shown()
    {
        await using var feeds = await FeedServer.StartAsync();
        feeds[$"/{Secret}.ics"].Body = SampleFeeds.Read("airbnb.ics");
        var (status, output, error) = await InspectAsync([$"{feeds[$"/{Secret}.ics"].Address}?s={Secret}", "--allow-private", .. Window]);
        Assert.Equal((0, ""), (status, error));
        Assert.StartsWith("127.0.0.1/…: 1,999 bytes.", output, StringComparison.Ordinal);
        Assert.Contains("HMABC12DEF", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.Contains("Resas", feeds[$"/{Secret}.ics"].LastRequest["User-Agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "status 500")]
    [InlineData(403, "status 403")]
    [InlineData(404, "status 404")]
    [InlineData(429, "status 429")]
    public async Task An_answer_that_is_no_success_ends_with_3(int answer, string said)
    {
        await using var feeds = await FeedServer.StartAsync();
        feeds[$"/{Secret}"].Status = answer;
        var (status, output, error) = await InspectAsync([feeds[$"/{Secret}"].Address.AbsoluteUri, "--allow-private"]);
        Assert.Equal((3, ""), (status, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_never_answers_ends_with_3()
    {
        await using var feeds = await FeedServer.StartAsync();
        var never = new TaskCompletionSource();
        feeds["/slow"].Gate = never.Task;
        var (status, _, error) = await InspectAsync([feeds["/slow"].Address.AbsoluteUri], "en", ("Sync:Timeout", "00:00:01"), ("Sync:AllowPrivateAddresses", "true"));
        never.SetResult();
        Assert.Equal(3, status);
        Assert.Contains("within 1 seconds", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_page_with_status_200_ends_with_2()
    {
        await using var feeds = await FeedServer.StartAsync();
        Assert.Equal(2, (await InspectAsync([feeds.Sample("broken/sign-in-page.ics").Address.AbsoluteUri, "--allow-private"])).Status);
    }

    [Fact]
    public async Task An_answer_past_the_limit_ends_with_2()
    {
        await using var feeds = await FeedServer.StartAsync();
        feeds["/large"].Body = new byte[20_000];
        Assert.Equal(2, (await InspectAsync([feeds["/large"].Address.AbsoluteUri, "--allow-private"], "en", ("Sync:MaxFeedBytes", "10000"))).Status);
    }

    [Fact]
    public async Task Private_networks_are_read_only_with_leave()
    {
        await using var feeds = await FeedServer.StartAsync();
        var (status, _, error) = await InspectAsync([feeds["/x"].Address.AbsoluteUri]);
        Assert.Equal((3, 0), (status, feeds["/x"].Requests));
        Assert.Contains("--allow-private", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/S3CRET.ics")]
    [InlineData("ftp://example.org/S3CRET.ics")]
    [InlineData("webcal://example.org/S3CRET.ics")]
    [InlineData("https://S3CRET:S3CRET@example.org/S3CRET.ics")]
    [InlineData("https://[S3CRET")]
    [InlineData("www.airbnb.fr/calendar/ical/1.ics?s=S3CRET")]
    [InlineData("ical.booking.com/v1/export/t/S3CRET.ics")]
    [InlineData("https:/example.org/S3CRET")]
    [InlineData("1.ics?t=S3CRET")]
    public async Task Whatever_is_wrong_with_an_address_it_is_never_shown(string address)
    {
        foreach (var format in new string[][] { [], ["--json"] })
        {
            var (status, output, error) = await InspectAsync([address, "--allow-private", .. format]);
            Assert.Equal(3, status);
            Assert.DoesNotContain(Secret, output + error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Endless_redirects_end_with_3()
    {
        await using var feeds = await FeedServer.StartAsync();
        (feeds["/loop"].Status, feeds["/loop"].Headers["Location"]) = (302, "/loop");
        var (status, _, error) = await InspectAsync([feeds["/loop"].Address.AbsoluteUri, "--allow-private"]);
        Assert.Equal(3, status);
        Assert.Contains("leads from one address to the next", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_no_known_platform_leaves_it_to_the_document()
    {
        await using var feeds = await FeedServer.StartAsync();
        feeds.Sample("greengo.ics");
        Assert.Contains("GreenGo, recognised by what it holds", (await InspectAsync([feeds["/greengo.ics"].Address.AbsoluteUri, "--allow-private"])).Output, StringComparison.Ordinal);
    }
}
