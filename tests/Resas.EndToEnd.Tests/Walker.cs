using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>How somebody goes along a path. Each size, language and theme is among the first two.</summary>
public enum Manner
{
    /// <summary>360 by 740, French, light.</summary>
    Phone,

    /// <summary>1440 by 900, English, dark.</summary>
    Desk,

    /// <summary>1440 by 900, French, light, without a mouse.</summary>
    Keyboard,

    /// <summary>360 by 740, French, dark, without script.</summary>
    NoScript,
}

/// <summary>An owner in a window of their own.</summary>
internal sealed class Walker : IAsyncDisposable
{
    private readonly IBrowserContext window;
    private readonly string name;

    private Walker(IBrowserContext window, IPage page, PathOwner owner, Manner manner)
    {
        (this.window, Page, Owner, name, HasScript) = (window, page, owner, $"{manner}".ToLowerInvariant(), manner != Manner.NoScript);
        Hand = manner == Manner.Keyboard ? new Keyboard(page) : new Mouse(page);
    }

    public IPage Page { get; }

    public PathOwner Owner { get; }

    public IHand Hand { get; }

    public bool HasScript { get; }

    public static string LanguageOf(Manner manner) => manner == Manner.Desk ? "en" : "fr";

    /// <summary>Somebody new, with one home and one stay.</summary>
    public static async Task<Walker> ComeAsync(Browser browser, PathSite site, Manner manner) =>
        await ComeAsync(browser, site, manner, await site.MoveInAsync(LanguageOf(manner)));

    public static async Task<Walker> ComeAsync(Browser browser, PathSite site, Manner manner, PathOwner owner)
    {
        var isSmall = manner is Manner.Phone or Manner.NoScript;
        var window = await browser.OpenAsync(
            site.Site.Site, LanguageOf(manner), manner is Manner.Desk or Manner.NoScript ? ColorScheme.Dark : ColorScheme.Light, isSmall ? 360 : 1440, isSmall ? 740 : 900, manner != Manner.NoScript);
        await window.AddCookiesAsync(owner.Cookies(site.Site.Site));
        return new(window, await window.NewPageAsync(), owner, manner);
    }

    /// <summary>The only element that the selector finds.</summary>
    public ILocator this[string selector] => Page.Locator(selector);

    public Task GoAsync(string address) => Page.GotoAsync(address);

    /// <summary>Photographs it, where that is asked for, and looks whether it fits.</summary>
    public async Task SeeAsync(string what)
    {
        await Album.KeepAsync(Page, $"paths/{name}-{what}");
        Assert.False(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth"), $"{what} is too wide");
    }

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
