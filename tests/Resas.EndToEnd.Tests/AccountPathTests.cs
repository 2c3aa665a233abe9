using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>Who one is and in which language; and what the person who runs the server sees.</summary>
[Collection(PathsCollection.Name)]
public sealed class AccountPathTests(Browser browser, PathSite site)
{
    [Theory]
    [Walked]
    public async Task A_name_and_a_language_are_chosen_in_the_profile(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        var other = manner.Language() == "fr" ? "en" : "fr";
        await walker.GoAsync("/");
        await walker.Hand.PressAsync(".topbar details.menu summary");
        await walker.Hand.PressAsync(".menu-panel a[href='/Identity/Account/Manage']");
        await walker.Hand.TypeAsync("[name='Input.DisplayName']", "Odile");
        await walker.Hand.ChooseAsync("[name='Input.Language']", other);
        await walker.SeeAsync("profile");
        await walker.Hand.PressAsync("main form button[type=submit]");

        await Assertions.Expect(walker["html"]).ToHaveAttributeAsync("lang", other);
        await Assertions.Expect(walker["[name='Input.DisplayName']"]).ToHaveValueAsync("Odile");
        await walker.GoAsync("/");
        await Assertions.Expect(walker["html"]).ToHaveAttributeAsync("lang", other);
        await Assertions.Expect(walker[".menu-head"]).ToContainTextAsync("Odile");
    }

    [Theory]
    [Walked]
    public async Task A_visitor_changes_the_language_and_looks_a_word_up(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        await walker.Page.Context.ClearCookiesAsync();
        var other = manner.Language() == "fr" ? "en" : "fr";
        await walker.GoAsync("/Identity/Account/Login");
        await walker.Hand.PressAsync("button[name=language]");
        await Assertions.Expect(walker["html"]).ToHaveAttributeAsync("lang", other);
        await walker.Hand.PressAsync("footer a[href='/glossary']");
        await Assertions.Expect(walker["#conflict dd"]).ToBeVisibleAsync();
        await Assertions.Expect(walker["h1"]).ToHaveTextAsync(other == "fr" ? "Glossaire" : "Glossary");
        await walker.SeeAsync("glossary");
    }

    [Theory]
    [Walked]
    public async Task The_person_named_in_the_settings_goes_through_the_administration(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner, await site.AppointAsync(manner));
        await walker.GoAsync("/");
        await walker.Hand.PressAsync(".topbar details.menu summary");
        await walker.Hand.PressAsync(".menu-panel a[href='/administration/owners']");
        await Assertions.Expect(walker["main"]).ToContainTextAsync(walker.Owner.Email);

        var pages = await walker[".tabs a"].EvaluateAllAsync<string[]>("links => links.map(a => a.pathname)");
        Assert.True(pages.Length >= 6, string.Join(' ', pages));
        foreach (var page in pages)
        {
            await walker.Hand.PressAsync($".tabs a[href='{page}']");
            await Assertions.Expect(walker.Page).ToHaveURLAsync(new Regex($"{Regex.Escape(page)}$"));
            await Assertions.Expect(walker[".tabs a[aria-current=page]"]).ToHaveAttributeAsync("href", page);
            await Assertions.Expect(walker["h1"]).ToBeVisibleAsync();
            await walker.SeeAsync($"admin{page.Replace('/', '-')}");
        }
    }

    [Theory]
    [Walked]
    public async Task Who_is_not_named_there_finds_no_administration(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        await walker.GoAsync("/");
        await Assertions.Expect(walker[".menu-panel a[href='/Identity/Account/Manage']"]).ToHaveCountAsync(1);
        await Assertions.Expect(walker[".menu-panel a[href^='/administration']"]).ToHaveCountAsync(0);
        var answer = await walker.Page.GotoAsync("/administration/owners");
        Assert.True(answer!.Status is 403 or 404 || answer.Url.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase), $"{answer.Status} {answer.Url}");
    }
}
