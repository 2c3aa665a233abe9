using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>An owner in a window of their own.</summary>
internal sealed class Walker : IAsyncDisposable
{
    private readonly IBrowserContext window;
    private readonly Manner manner;

    private Walker(IBrowserContext window, IPage page, PathOwner owner, Manner manner)
    {
        (this.window, Page, Owner, this.manner) = (window, page, owner, manner);
        Hand = HandOf(manner, page);
    }

    public IPage Page { get; }

    public PathOwner Owner { get; }

    public IHand Hand { get; }

    public bool HasScript => manner.HasScript();

    public static IHand HandOf(Manner manner, IPage page) => manner == Manner.Keyboard ? new Keyboard(page) : new Mouse(page);

    /// <summary>Somebody new, with one home and one stay.</summary>
    public static async Task<Walker> ComeAsync(Browser browser, PathSite site, Manner manner) =>
        await ComeAsync(browser, site, manner, await site.MoveInAsync(manner.Language()));

    public static async Task<Walker> ComeAsync(Browser browser, PathSite site, Manner manner, PathOwner owner, bool isTouch = false)
    {
        var window = await browser.OpenAsync(site.Site.Site, manner, isTouch);
        await window.AddCookiesAsync(owner.Cookies(site.Site.Site));
        return new(window, await window.NewPageAsync(), owner, manner);
    }

    /// <summary>The only element that the selector finds.</summary>
    public ILocator this[string selector] => Page.Locator(selector);

    public Task GoAsync(string address) => Page.GotoAsync(address);

    /// <summary>One more tab of the same browser.</summary>
    public async Task<IPage> OpenTabAsync(string address)
    {
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(address);
        return tab;
    }

    /// <summary>Photographs it, where that is asked for, and looks whether it fits.</summary>
    public Task SeeAsync(string what) => SeeAsync(Page, what);

    public async Task SeeAsync(IPage tab, string what)
    {
        if (HasScript) await Layout.RestAsync(tab);
        await Album.KeepAsync(tab, $"paths/{Name(what)}");
        await Layout.FitsAsync(tab, what);
    }

    /// <summary>As <see cref="SeeAsync(string)"/>, with axe.</summary>
    /// <param name="what">May hold folders.</param>
    public Task LookAsync(string what) => Album.LookAsync(Page, Name(what));

    public ValueTask DisposeAsync() => window.DisposeAsync();

    private string Name(string what) => $"{what}-{manner}".ToLowerInvariant();
}
