using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>The list of reservations as an owner uses it: search, tick, remove, undo, download.</summary>
[Collection(PathsCollection.Name)]
public sealed class ReservationsTests(Browser browser, PathSite site)
{
    [Theory]
    [Walked(ByKeyboard = false)]
    public async Task Blocks_are_found_removed_together_and_brought_back(Manner manner)
    {
        var owner = await site.SignUpAsync(manner.Language());
        await FurnishAsync(owner.Visitor);
        await using var walker = await Walker.ComeAsync(browser, site, manner, owner);
        var page = walker.Page;

        await page.GotoAsync("/");
        await page.Locator(".nav a[href='/reservations']").ClickAsync();
        await Assertions.Expect(page.Locator(".claims tbody tr")).ToHaveCountAsync(3);
        await page.Locator("#q").FillAsync("LEFEVRE");
        await page.Locator("#filter button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".claims tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=LEFEVRE"));
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href*='format=csv']").ClickAsync());
        Assert.Contains("Anne Lefèvre", await File.ReadAllTextAsync(await file.PathAsync()), StringComparison.Ordinal);

        await page.GotoAsync("/reservations");
        foreach (var box in await page.Locator("[name=ids]").AllAsync()) await box.CheckAsync();
        await page.Locator("[formaction*=Remove]").ClickAsync();
        if (walker.HasScript) await page.Locator("dialog [value=yes]").ClickAsync();
        await Assertions.Expect(page.Locator(".claims tbody tr")).ToHaveCountAsync(1);
        await page.Locator(".toast form button").ClickAsync();
        await Assertions.Expect(page.Locator(".claims tbody tr")).ToHaveCountAsync(3);
    }

    private static async Task FurnishAsync(Visitor owner)
    {
        var home = await owner.AddHomeAsync("Le Mas des Oliviers");
        var from = ShiftedFeed.Today.AddDays(10);
        foreach (var (kind, start) in new[] { ("Block", 0), ("Block", 5), ("Reservation", 10) })
        {
            await owner.PostFormAsync($"/blocks/create?propertyId={home}", new
            {
                Form_Kind = kind, Form_From = from.AddDays(start), Form_Until = from.AddDays(start + 3), Form_Reason = "Maintenance", Form_Guest = kind == "Block" ? "" : "Anne Lefèvre",
            });
        }
    }
}
