using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Resas.Testing;
using Xunit.Abstractions;

namespace Resas.EndToEnd.Tests;

/// <summary>Every page that the program has, found in its endpoints, as axe, a phone and a large screen see it.
/// With RESAS_SCREENSHOTS naming a folder, each is photographed too.</summary>
[Collection(PagesCollection.Name)]
public sealed partial class EveryPageTests(Browser browser, FurnishedSite site, ITestOutputHelper output)
{
    /// <summary>Has the form of a mailed code.</summary>
    private const string AnyCode = "YWJj";

    /// <summary>Answers to a form, which show nothing of their own.</summary>
    private static readonly string[] NotShown = ["/Account/Manage/DownloadPersonalData", "/Notifications/Open", "/Reservations/Download"];

    /// <summary>Looked at once more with their mistakes shown.</summary>
    private static readonly string[] Forms = ["/Account/Login", "/Account/Register", "/Properties/Create", "/Listings/Link", "/Blocks/Create", "/FirstSteps/Read"];

    private readonly HashSet<string> words = [];

    /// <summary>Each language, each theme and each size once, not each with each; photographs are of all.</summary>
    public static TheoryData<string, ColorScheme> Looks()
    {
        var looks = new TheoryData<string, ColorScheme> { { "fr", ColorScheme.Light }, { "en", ColorScheme.Dark } };
        if (!Album.IsOpen) return looks;
        looks.Add("fr", ColorScheme.Dark);
        looks.Add("en", ColorScheme.Light);
        return looks;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_page_has_a_violation_that_axe_finds_or_is_wider_than_a_phone(string language, ColorScheme scheme)
    {
        var faults = new List<string>();
        foreach (var open in new[] { false, true })
        {
            await using var window = await browser.OpenAsync(site.Site.Site, language, scheme);
            if (!open) await window.AddCookiesAsync(site[language].Owner.Cookies.Select(c => new Cookie { Name = c.Key, Value = c.Value, Url = site.Site.Site.ToString() }));
            var tab = await window.NewPageAsync();
            tab.PageError += (_, error) => faults.Add($"{tab.Url}: {error}");
            foreach (var page in site.Pages.Where(p => p.IsOpen == open && !NotShown.Contains(p.Name))) faults.AddRange(await LookAsync(tab, page, language, scheme));
            if (!open) faults.AddRange(await UnexplainedAsync(tab));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private async Task<List<string>> LookAsync(IPage tab, SitePage page, string language, ColorScheme scheme)
    {
        var address = AddressOf(page, site[language]);
        var answer = await tab.GotoAsync(address);
        if (!page.IsOpen && tab.Url.Contains("/Account/Login", StringComparison.OrdinalIgnoreCase)) return [$"{address} was not seen: who looked is no longer signed in"];
        // Led elsewhere: that page is looked at in its own right.
        if (!new Uri(tab.Url).AbsolutePath.Equals(address.Split('?')[0], StringComparison.OrdinalIgnoreCase)) return [];
        if (answer!.Status >= 400 && page.Name != "/Error") return [$"{address} answered {answer.Status}: give it sample values in {nameof(AddressOf)}."];

        var faults = new List<string>();
        if (await tab.GetAttributeAsync("html", "lang") != language) faults.Add($"{address} is not in {language}");
        foreach (var (width, height, asked) in new[] { (360, 740, ColorScheme.Light), (1440, 900, ColorScheme.Dark) })
        {
            await tab.SetViewportSizeAsync(width, height);
            if (await Layout.OverflowAsync(tab) is { } wider) faults.Add($"{address} is wider than {width}, {wider}");
            await Album.KeepAsync(tab, NameOf(page, language, scheme, width), whole: true);
            // Axe takes most of the time: a light phone and a dark screen are asked about.
            if (scheme == asked) faults.AddRange(await Axe.FaultsAsync(tab, address));
        }

        words.UnionWith(await tab.Locator("a.explain").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href').split('#')[1])"));
        if (Forms.Contains(page.Name))
        {
            await tab.EvaluateAsync("() => { const form = document.querySelector('main form'); form.noValidate = true; form.requestSubmit(form.querySelector('[type=submit]')); }");
            await tab.Locator("main [aria-invalid=true], main .input-validation-error").First.WaitForAsync();
            faults.AddRange(await Axe.FaultsAsync(tab, $"{address} with mistakes"));
        }

        output.WriteLine(address);
        return faults;
    }

    /// <summary>The words that pages lead to the glossary for, and that it does not know.</summary>
    private async Task<IEnumerable<string>> UnexplainedAsync(IPage tab)
    {
        await tab.GotoAsync("/glossary");
        var entries = await tab.Locator(".glossary [id]").EvaluateAllAsync<string[]>("entries => entries.map(entry => entry.id)");
        Assert.True(words.Count >= 8, $"Only {string.Join(", ", words)} are explained.");
        return words.Except(entries).Select(word => $"/glossary#{word} is not there");
    }

    /// <summary>An address at which the page has something to show.</summary>
    private static string AddressOf(SitePage page, Furnished furnished) => "/" + Parameter().Replace(page.Route, parameter => parameter.Groups["name"].Value switch
    {
        "code" => "404",
        "propertyId" => $"{furnished.Home}",
        "night" => $"{ShiftedFeed.Shift(new(2027, 2, 21)):yyyy-MM-dd}",
        "listingId" => $"{furnished.Listing}",
        _ when page.Name.StartsWith("/Listings", StringComparison.Ordinal) || page.Name is "/FirstSteps/Read" or "/FirstSteps/Give" => $"{furnished.Listing}",
        _ when page.Name.StartsWith("/Conflicts", StringComparison.Ordinal) => $"{furnished.Conflict}",
        _ when page.Name.StartsWith("/Blocks", StringComparison.Ordinal) => $"{furnished.Claim}",
        _ => $"{furnished.Home}",
    }).ToLowerInvariant() + page.Name switch
    {
        "/Listings/Link" or "/Blocks/Create" => $"?propertyId={furnished.Home}",
        "/Account/ConfirmEmail" => $"?userId={furnished.Id}&code={AnyCode}",
        "/Account/ConfirmEmailChange" => $"?userId={furnished.Id}&email=odette@example.org&code={AnyCode}",
        "/Account/RegisterConfirmation" => "?email=odile@example.org",
        "/Account/ResetPassword" => $"?code={AnyCode}",
        _ => "",
    };

    private static string NameOf(SitePage page, string language, ColorScheme scheme, int width) =>
        $"{language}-{scheme}/{width}/{page.Name.Trim('/').Replace('/', '-')}".ToLowerInvariant();

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
