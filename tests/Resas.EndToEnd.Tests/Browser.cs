using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>A Chromium for the tests of one collection, which run one after the other. Collections run beside each other.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        var path = await Chromium.FindAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            // A machine of ours alone: the sandbox refuses root, and nothing shall be fetched in the background.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window of its own, with its own cookies.</summary>
    public Task<IBrowserContext> OpenAsync(Uri site, string language = "fr", ColorScheme scheme = ColorScheme.Light, int width = 360, int height = 740, bool script = true, bool isTouch = false) => browser.NewContextAsync(new()
    {
        BaseURL = site.ToString(),
        Locale = language == "fr" ? "fr-FR" : "en-GB",
        TimezoneId = "Europe/Paris",
        ColorScheme = scheme,
        ReducedMotion = ReducedMotion.Reduce,
        JavaScriptEnabled = script,
        ViewportSize = new() { Width = width, Height = height },
        HasTouch = isTouch,
    });

    public async Task DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}

#pragma warning disable CA1711 // The word is xunit's.
/// <summary>Tests that look at pages as they lie there.</summary>
[CollectionDefinition(Name)]
public sealed class PagesCollection : ICollectionFixture<Browser>, ICollectionFixture<FurnishedSite>
{
    public const string Name = "pages";
}

/// <summary>Tests that walk through several, on one running program.</summary>
[CollectionDefinition(Name)]
public sealed class PathsCollection : ICollectionFixture<Browser>, ICollectionFixture<PathSite>
{
    public const string Name = "paths";
}
#pragma warning restore CA1711
