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

    /// <summary>Photographs the page at rest and looks whether it is wider than its window, or axe finds a fault.</summary>
    public static async Task LookAsync(IPage page, string name)
    {
        await Layout.RestAsync(page);
        await KeepAsync(page, name);
        await Layout.FitsAsync(page, name);
        Assert.Equal("", string.Join('\n', await Axe.FaultsAsync(page, name)));
    }
}
