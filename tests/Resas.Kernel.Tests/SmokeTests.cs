using System.Net;
using Resas.Testing;

namespace Resas.Kernel.Tests;

public class SmokeTests
{
    [Fact]
    public async Task The_program_answers()
    {
        await using var host = new ResasHost();
        var health = await host.Visitor().GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, health.Status);
        var owner = host.SignedInAs(Guid.NewGuid());
        var css = await owner.GetAsync("/css/resas.css");
        Assert.Equal(HttpStatusCode.OK, css.Status);
        var page = await owner.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        await host.SettleAsync();
    }
}
