using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class LanguageTests(SharedHost host)
{
    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("en-GB", "en")]
    [InlineData("de", "fr")]
    [InlineData("de, en;q=0.5", "en")]
    public async Task The_browser_chooses_and_french_is_for_all_others(string asked, string shown)
    {
        Assert.Equal(shown, await ShownAsync(host.Visitor(asked)));
    }

    [Fact]
    public async Task A_visitor_s_choice_is_kept_and_comes_back_to_the_page()
    {
        var visitor = host.Visitor("fr");
        var page = await visitor.GetAsync("/Identity/Account/Login");
        Assert.Equal("English", page.Texts("button[lang=en]").Single());

        var back = await visitor.SubmitAsync(page, new { language = "en", returnUrl = "/Identity/Account/Login" });

        Assert.Equal("/Identity/Account/Login", back.Path);
        Assert.Equal("en", await ShownAsync(visitor));
    }

    [Fact]
    public async Task The_way_back_never_leads_to_another_site()
    {
        var visitor = host.Visitor("fr");
        var page = await visitor.GetAsync("/Identity/Account/Login");

        var back = await visitor.Htmx().SubmitAsync(page, new { language = "en", returnUrl = "https://example.org/" });

        Assert.Equal("/", back.Response.Headers.GetValues("HX-Redirect").Single());
    }

    private static async Task<string?> ShownAsync(Visitor visitor) => (await visitor.GetAsync("/Identity/Account/Login")).One("html").GetAttribute("lang");
}
