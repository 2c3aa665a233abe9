using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class LayoutTests(SharedHost host)
{
    private readonly Guid owner = Guid.NewGuid();

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/timeline", "/timeline")]
    [InlineData("/calendar/x", "/timeline")]
    [InlineData("/Blocks/Create", "/timeline")]
    [InlineData("/conflicts", "/timeline")]
    [InlineData("/reservations/download", "/reservations")]
    [InlineData("/first-steps/home", "/properties")]
    [InlineData("/listings/link", "/properties")]
    [InlineData("/sync/log", "/sync")]
    [InlineData("/notifications", "/notifications")]
    public void Each_page_lies_under_an_entry_of_the_navigation(string path, string entry)
    {
        Assert.Equal("page", NavigationPlace.Of(path).Current(entry));
    }

    [Fact]
    public async Task The_navigation_says_where_one_is()
    {
        Assert.Equal("Calendrier", (await host.SignedInAs(owner).GetAsync("/timeline")).Texts("nav.nav [aria-current=page]").Distinct().Single());
        Assert.Empty((await host.SignedInAs(owner).GetAsync("/nowhere")).Texts("nav.nav [aria-current]"));
    }

    [Fact]
    public async Task Unread_messages_are_counted_on_every_page()
    {
        var mill = await host.HomeAsync(owner, "Le Moulin", "airbnb");
        Assert.Empty((await host.SignedInAs(owner).GetAsync("/timeline")).Texts(".bell .count:not([hidden])"));

        await host.StayAsync(owner, mill, "airbnb", "2026-12-01", "2026-12-05", "Dubois");
        await host.DeliverAsync();

        Assert.Equal("1 non lu", (await host.SignedInAs(owner).GetAsync("/timeline")).Texts(".bell .count:not([hidden])").Single());
    }

    [Fact]
    public async Task Signing_out_is_a_form_and_takes_the_navigation_away()
    {
        await using var accounts = new ResasHost();
        var odile = await accounts.SignInAsync();

        var left = await odile.SubmitAsync(await odile.GetAsync("/"), new { }, "form[action='/Identity/Account/Logout']");

        Assert.Empty(left.Document.QuerySelectorAll("nav.nav"));
        Assert.StartsWith("/Identity/Account/Login", (await odile.GetAsync("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_is_said_once_on_the_next_page()
    {
        var odile = host.SignedInAs(owner);

        var page = await odile.PostFormAsync("/properties/create", new { Form_Name = "Le Moulin" });

        Assert.NotEmpty(page.Texts("#toasts .toast p").Single());
        Assert.Empty((await odile.GetAsync("/")).Texts("#toasts .toast"));
    }
}
