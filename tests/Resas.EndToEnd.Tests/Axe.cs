using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>Asks axe about a page as it is now: all its rules, but only what breaks them is worked out.</summary>
internal static class Axe
{
    private const string Question = "async () => (await axe.run({ resultTypes: ['violations'] })).violations.flatMap(v => v.nodes.map(n => `${v.id}, ${v.help}: ${n.html}`))";
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <param name="where">Said before each fault.</param>
    public static async Task<IEnumerable<string>> FaultsAsync(IPage page, string where)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return (await page.EvaluateAsync<string[]>(Question)).Select(fault => $"{where}, {page.ViewportSize!.Width} wide: {fault}");
    }
}
