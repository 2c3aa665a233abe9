using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>With RESAS_SCREENSHOTS naming a folder, what tests see is photographed into it.</summary>
internal static class Album
{
    /// <summary>On a photograph of a whole page the bar at the bottom of a phone stands at the end, not across the middle.</summary>
    private const string WholePage = "body { position: relative; } @media (max-width: 47.99rem) { .nav { position: absolute !important; } }";

    /// <summary>All that moves and comes to an end has ended, and what came of it is drawn.</summary>
    private const string AtRest = """
        async () => {
          await Promise.allSettled(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime !== Infinity).map(a => a.finished));
          await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        }
        """;

    /// <summary>What reaches out of the window, when the page can be scrolled there.</summary>
    private const string TooWide = """
        () => document.documentElement.scrollWidth <= window.innerWidth ? '' : `${document.documentElement.scrollWidth}, ` +
          [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
            .slice(0, 5).map(e => `${e.tagName}.${e.className}`).join(' ')
        """;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("RESAS_SCREENSHOTS");

    public static bool IsOpen => Folder is not null;

    /// <param name="name">May hold folders.</param>
    public static async Task KeepAsync(IPage page, string name, bool whole = false)
    {
        if (Folder is null) return;
        await page.ScreenshotAsync(new() { FullPage = whole, Style = whole ? WholePage : null, Path = Path.Combine(Repository.Root, Folder, $"{name}.png") });
    }

    /// <summary>Photographs the page at rest and looks whether it is wider than its window, or axe finds a fault.</summary>
    public static async Task LookAsync(IPage page, string name)
    {
        await RestAsync(page);
        await KeepAsync(page, name);
        await FitsAsync(page, name);
        var faults = (await Axe.FaultsAsync(page, name)).ToList();
        // What moves while axe looks, it takes for something else: a second look tells.
        if (faults.Count > 0)
        {
            await RestAsync(page);
            faults = [.. await Axe.FaultsAsync(page, name)];
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Looks whether the page is wider than its window.</summary>
    public static async Task FitsAsync(IPage page, string name)
    {
        var wider = await page.EvaluateAsync<string>(TooWide);
        Assert.True(wider.Length == 0, $"{name} is too wide: {wider}");
    }

    /// <summary>Waits until nothing moves. Not for a window without script, which would never say so.</summary>
    public static async Task RestAsync(IPage page) => await page.EvaluateAsync(AtRest).WaitAsync(TimeSpan.FromSeconds(20));
}
