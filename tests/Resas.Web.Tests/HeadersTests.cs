using System.Net;
using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class HeadersTests(SharedHost host)
{
    [Theory]
    [InlineData("/timeline")]
    [InlineData("/nowhere")]
    [InlineData("/health")]
    [InlineData("/css/resas.css")]
    public async Task Every_answer_says_what_browsers_may_do_with_it(string path)
    {
        var headers = (await host.SignedInAs(Guid.NewGuid()).GetAsync(path)).Response.Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
        Assert.True(headers.Contains("Permissions-Policy"));
        Assert.False(headers.Contains("Server"));
        Assert.False(headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task No_page_has_a_script_inside()
    {
        var page = await host.SignedInAs(Guid.NewGuid()).GetAsync("/");

        Assert.All(page.Document.Scripts, script => Assert.StartsWith("/", script.GetAttribute("src"), StringComparison.Ordinal));
        Assert.DoesNotContain(page.Document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Files_have_addresses_that_change_with_them()
    {
        var sheet = (await host.SignedInAs(Guid.NewGuid()).GetAsync("/timeline")).One("link[rel=stylesheet]").GetAttribute("href")!;

        Assert.Matches(@"^/css/resas\.[a-z0-9]+\.css$", sheet);
        Assert.Equal(HttpStatusCode.OK, (await host.Visitor().GetAsync(sheet)).Status);
    }

    [Fact]
    public async Task Pages_are_compressed()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/timeline");
        request.Headers.Add("Accept-Encoding", "br, gzip");

        Assert.Equal(["br"], (await host.SignedInAs(Guid.NewGuid()).SendAsync(request)).Response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Robots_stay_out()
    {
        Assert.Equal("User-agent: *\nDisallow: /\n", (await host.Visitor().GetAsync("/robots.txt")).Body);
    }

    [Fact]
    public async Task Health_includes_the_database()
    {
        Assert.Equal("Healthy", (await host.Visitor().GetAsync("/health")).Body);

        await using var broken = new ResasHost();
        Assert.Equal(HttpStatusCode.OK, (await broken.Visitor().GetAsync("/health")).Status);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(broken.Database.File);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await broken.Visitor().GetAsync("/health")).Status);
    }

    [Fact]
    public async Task Https_is_asked_for_only_when_configured()
    {
        await using var secured = new ResasHost().With("Web:Https", "true").With("https_port", "443");

        Assert.Equal("https://localhost/timeline", (await secured.Visitor().GetAsync("/timeline")).Response.Headers.Location?.ToString());
    }
}
