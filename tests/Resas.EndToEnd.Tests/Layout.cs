using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>Whether a page has come to rest, and fits its window.</summary>
internal static class Layout
{
    /// <summary>All that moves and comes to an end has ended, and what came of it is drawn.</summary>
    private const string AtRest = """
        async () => {
          await Promise.allSettled(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime !== Infinity).map(a => a.finished));
          await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        }
        """;

    private const string Overflow = """
        () => document.documentElement.scrollWidth <= window.innerWidth ? null : `${document.documentElement.scrollWidth}: ` +
          [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
            .slice(0, 5).map(e => `${e.tagName}.${e.className}`).join(' ')
        """;

    /// <summary>Waits until nothing moves. Not for a window without script, which would never say so.</summary>
    public static async Task RestAsync(IPage page) => await page.EvaluateAsync(AtRest).WaitAsync(TimeSpan.FromSeconds(20));

    /// <returns>How wide the page is and what reaches out of its window; null when it fits.</returns>
    public static Task<string?> OverflowAsync(IPage page) => page.EvaluateAsync<string?>(Overflow);

    public static async Task FitsAsync(IPage page, string name)
    {
        var wider = await OverflowAsync(page);
        Assert.True(wider is null, $"{name} is too wide, {wider}");
    }
}
