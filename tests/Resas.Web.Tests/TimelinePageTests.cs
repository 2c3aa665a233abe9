using System.Net;
using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class TimelinePageTests(SharedHost host)
{
    private readonly Guid owner = Guid.NewGuid();

    [Fact]
    public async Task Each_home_is_a_row_with_its_bars_and_today()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        await host.HomeAsync(owner, "La Plage", "booking");
        await host.StayAsync(owner, mill, "airbnb", "2026-11-14", "2026-11-18", "Moreau");

        var page = await host.SignedInAs(owner).GetAsync("/timeline");

        Assert.Equal(["La Plage", "Le Moulin"], page.Texts("h3.timeline-home"));
        Assert.Equal("--from:1;--days:3;--lane:0", page.One(".timeline-track .stay").GetAttribute("style"));
        Assert.Equal("stay ends past", page.One(".timeline-track .stay").ClassName);
        Assert.All(page.Document.QuerySelectorAll(".timeline-today"), t => Assert.Equal("--from:6", t.GetAttribute("style")));
        Assert.Equal($"/calendar/{mill.PropertyId}?month=2026-11", page.Document.QuerySelectorAll("h3.timeline-home a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task Moving_on_keeps_the_length_and_comes_as_a_fragment()
    {
        await host.HomeAsync(owner, "Le Moulin");
        var page = await host.SignedInAs(owner).GetAsync("/timeline?from=2026-12-09&weeks=2");
        var later = page.One("#timeline-later");

        Assert.Equal("/timeline?from=2026-12-21&weeks=2", later.GetAttribute("href"));
        var fragment = await host.SignedInAs(owner).Htmx().GetAsync(later.GetAttribute("hx-get")!);
        Assert.Equal("timeline", Assert.Single(fragment.Document.Body!.Children).Id);
        Assert.Equal("du 21 décembre 2026 au 3 janvier 2027", fragment.Texts("h2").Single());
    }

    [Fact]
    public async Task Only_what_was_entered_by_hand_at_the_home_can_be_dragged()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        await host.StayAsync(owner, mill, "airbnb", "2026-11-24", "2026-11-26");
        var odile = host.SignedInAs(owner);
        await odile.PostFormAsync($"/blocks/create?propertyId={mill.PropertyId}", new { Form_Kind = "Block", Form_From = "2026-11-28", Form_Until = "2026-11-30" });

        foreach (var address in new[] { "/timeline", $"/calendar/{mill.PropertyId}" })
        {
            var page = await odile.GetAsync(address);

            Assert.Empty(page.Document.QuerySelectorAll(".stay[data-platform=airbnb].movable"));
            Assert.Contains(page.Document.QuerySelectorAll(".stay.movable"), b => $"/blocks/details/{b.GetAttribute("data-claim")}" == b.GetAttribute("href"));
            Assert.Equal("2026-11-28", page.Document.QuerySelector(".stay.movable")!.GetAttribute("data-from"));
        }
    }

    [Theory]
    [InlineData("?from=abc&weeks=abc")]
    [InlineData("?from=9999-12-31&weeks=1000000000000")]
    [InlineData("?from=0001-01-01&weeks=-1")]
    public async Task Nonsense_in_the_address_shows_these_weeks(string query)
    {
        await host.HomeAsync(owner, "Le Moulin");

        var page = await host.SignedInAs(owner).GetAsync($"/timeline{query}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("du 16 novembre au 13 décembre", page.Texts("h2").Single());
    }

    [Fact]
    public async Task Without_homes_it_leads_to_the_first_one()
    {
        Assert.Equal("/first-steps", (await host.SignedInAs(owner).GetAsync("/timeline")).One(".empty a").GetAttribute("href"));
    }
}
