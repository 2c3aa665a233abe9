using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>Asks axe about a page as it is now: all its rules, but only what breaks them is worked out.</summary>
internal static class Axe
{
    private const string Question = "async () => (await axe.run({ resultTypes: ['violations'] })).violations.flatMap(v => v.nodes.map(n => `${v.id}, ${v.help}: ${n.html}`))";
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Of a page at rest. What moves while axe looks, it takes for something else: only what a second look finds too is a fault.</summary>
    /// <param name="where">Said before each fault.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string where)
    {
        var found = await AskAsync(page);
        if (found.Length > 0) found = await AskAsync(page);
        return [.. found.Select(fault => $"{where}, {page.ViewportSize!.Width} wide: {fault}")];
    }

    private static async Task<string[]> AskAsync(IPage page)
    {
        await Layout.RestAsync(page);
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Question);
    }
}
