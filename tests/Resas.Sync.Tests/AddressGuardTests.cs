using System.Net;
using Resas.Contracts.Sync;
using Resas.Sync.Reading;
using Resas.Testing;

namespace Resas.Sync.Tests;

public class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public void Private_addresses_are_refused(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2a00:1450:4007::1")]
    public void Public_addresses_pass(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:{0}/a.ics", FeedProblem.ForbiddenAddress)]
    [InlineData("http://localhost:{0}/a.ics", FeedProblem.ForbiddenAddress)]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/a.ics", FeedProblem.ForbiddenAddress)]
    [InlineData("http://user:secret@127.0.0.1:{0}/a.ics", FeedProblem.BadAddress)]
    [InlineData("file:///etc/passwd", FeedProblem.BadAddress)]
    [InlineData("gopher://127.0.0.1:{0}/", FeedProblem.BadAddress)]
    [InlineData("/etc/passwd", FeedProblem.BadAddress)]
    [InlineData("", FeedProblem.BadAddress)]
    public async Task Without_leave_nothing_here_is_ever_asked(string address, FeedProblem problem)
    {
        await using var feeds = await FeedServer.StartAsync();
        await using var host = new ResasHost();
        var preview = await host.AskAsync(new PreviewFeed(address.Replace("{0}", $"{feeds["/a.ics"].Address.Port}"), "airbnb", "Europe/Paris"));
        Assert.Equal(problem, preview.Problem);
        Assert.NotNull(preview.Sentence);
        Assert.Equal(0, feeds["/a.ics"].Requests);
    }

    [Fact]
    public async Task Redirects_are_followed_to_a_limit_and_only_over_http()
    {
        await using var feeds = await FeedServer.StartAsync();
        await using var host = new ResasHost().With("Sync:AllowPrivateAddresses", "true");
        feeds.Sample("airbnb.ics");
        (feeds["/old"].Status, feeds["/old"].Headers["Location"]) = (302, "/airbnb.ics");
        (feeds["/loop"].Status, feeds["/loop"].Headers["Location"]) = (302, "/loop");
        (feeds["/file"].Status, feeds["/file"].Headers["Location"]) = (302, "file:///etc/passwd");
        Assert.Null((await PreviewAsync("/old")).Problem);
        Assert.Equal(FeedProblem.ServerError, (await PreviewAsync("/loop")).Problem);
        Assert.Equal(FeedProblem.ServerError, (await PreviewAsync("/file")).Problem);
        Assert.Equal(6, feeds["/loop"].Requests);

        Task<FeedPreview> PreviewAsync(string path) => host.AskAsync(new PreviewFeed(feeds[path].Address.AbsoluteUri, "airbnb", "Europe/Paris"));
    }
}
