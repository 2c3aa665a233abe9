using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>With what somebody works: the same steps, with a mouse or by keyboard alone.</summary>
internal interface IHand
{
    Task TypeAsync(string field, string text);

    Task TickAsync(string box);

    Task PressAsync(string button);

    Task ChooseAsync(string list, string value);
}

internal sealed class Mouse(IPage page) : IHand
{
    public Task TypeAsync(string field, string text) => page.Locator(field).FillAsync(text);

    public Task TickAsync(string box) => page.Locator(box).First.CheckAsync();

    public Task PressAsync(string button) => page.Locator(button).First.ClickAsync();

    public Task ChooseAsync(string list, string value) => page.Locator(list).SelectOptionAsync(value);
}

internal sealed class Keyboard(IPage page) : IHand
{
    private const int MostPresses = 150;

    public async Task TypeAsync(string field, string text)
    {
        await ReachAsync(field);
        await page.Keyboard.TypeAsync(text);
    }

    public async Task TickAsync(string box)
    {
        var wanted = page.Locator(box).First;
        if (await wanted.GetAttributeAsync("type") is not "radio")
        {
            await ReachAsync(box);
            await page.Keyboard.PressAsync("Space");
            return;
        }

        // Tab comes to one of a group, arrows to the others.
        await ReachAsync($"input[name='{await wanted.GetAttributeAsync("name")}']");
        await page.Keyboard.PressAsync("Space");
        for (var press = 0; press < MostPresses && !await wanted.IsCheckedAsync(); press++) await page.Keyboard.PressAsync("ArrowDown");
    }

    public async Task PressAsync(string button)
    {
        await ReachAsync(button);
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task ChooseAsync(string list, string value)
    {
        await ReachAsync(list);
        for (var presses = 0; await page.Locator(list).InputValueAsync() != value; presses++)
        {
            if (presses == MostPresses) throw new InvalidOperationException($"{list} has no {value}.");
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    /// <summary>Goes on by Tab, through the whole page if need be, until the element has the focus.</summary>
    public async Task ReachAsync(string selector)
    {
        await page.Locator(selector).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var presses = 0; presses < MostPresses; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) === true", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"{selector} is not reached by Tab.");
    }
}
