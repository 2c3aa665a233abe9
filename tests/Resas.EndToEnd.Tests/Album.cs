using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>With RESAS_SCREENSHOTS naming a folder, what tests see is photographed into it.</summary>
internal static class Album
{
    /// <summary>On a photograph of a whole page the bar at the bottom of a phone stands at the end, not across the middle.</summary>
    private const string WholePage = "body { position: relative; } @media (max-width: 47.99rem) { .nav { position: absolute !important; } }";

    private static readonly string? Folder = Environment.GetEnvironmentVariable("RESAS_SCREENSHOTS");

    public static bool IsOpen => Folder is not null;

    /// <param name="name">May hold folders.</param>
    public static async Task KeepAsync(IPage page, string name, bool whole = false)
    {
        if (Folder is null) return;
        await page.ScreenshotAsync(new() { FullPage = whole, Style = whole ? WholePage : null, Path = Path.Combine(Repository.Root, Folder, $"{name}.png") });
    }

    /// <summary>Photographs the page and looks whether it is wider than its window, or axe finds a fault.</summary>
    public static async Task LookAsync(IPage page, string name)
    {
        await KeepAsync(page, name);
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth"), $"{name} is too wide");
        var faults = await Axe.FaultsAsync(page, name);
        Assert.True(!faults.Any(), string.Join('\n', faults));
    }
}
