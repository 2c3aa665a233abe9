using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Resas.EndToEnd.Tests;

/// <summary>What an owner settles under "My account": news, devices, what is taken along, and the end of it.</summary>
[Collection(PathsCollection.Name)]
public sealed class SettingsPathTests(Browser browser, PathSite site)
{
    private const string Password = "Chèvrefeuille-7";

    [Theory]
    [Walked]
    public async Task News_are_sent_by_mail_too_when_an_owner_says_so(Manner manner)
    {
        await using var walker = await OpenAccountAsync(manner);
        await walker.Hand.PressAsync("main nav a[href='/notifications/settings']");
        var kind = await walker["[name=ByMail]:not(:checked)"].First.GetAttributeAsync("value");
        await walker.Hand.TickAsync($"[name=ByMail][value={kind}]");
        await walker.SeeAsync("news");
        await walker.Hand.PressAsync("main form button[type=submit]");

        await Assertions.Expect(walker["main [role=status], .toast"].First).ToBeVisibleAsync();
        await walker.GoAsync("/notifications/settings");
        await Assertions.Expect(walker[$"[name=ByMail][value={kind}]"]).ToBeCheckedAsync();
        await Assertions.Expect(walker[$"[name=InInbox][value={kind}]"]).ToBeCheckedAsync();
    }

    [Theory]
    [Walked]
    public async Task A_device_that_was_lost_is_signed_out_from_another(Manner manner)
    {
        var owner = await site.MoveInAsync(manner.Language());
        var lost = await site.Site.SignInAsync(owner.Email, manner.Language());
        await using var walker = await OpenAccountAsync(manner, owner);
        await walker.Hand.PressAsync("main nav a[href$='/Sessions' i]");
        await Assertions.Expect(walker["main .list > li"]).ToHaveCountAsync(2);
        await walker.SeeAsync("devices");
        await walker.Hand.PressAsync("main .list form button");
        if (walker.HasScript) await walker.Hand.PressAsync("dialog[open] [value=yes]");

        await Assertions.Expect(walker["main .list > li"]).ToHaveCountAsync(1);
        Assert.StartsWith("/Identity/Account/Login", (await lost.GetAsync("/")).Path, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [Walked]
    public async Task What_is_an_owners_is_taken_along_and_the_account_deleted_with_the_password(Manner manner)
    {
        await using var walker = await OpenAccountAsync(manner);
        await walker.Hand.PressAsync("main nav a[href$='/PersonalData' i]");
        await Assertions.Expect(walker["form[action$='/DownloadPersonalData' i]"]).ToBeVisibleAsync();
        await walker.SeeAsync("data");
        var file = await walker.Page.RunAndWaitForDownloadAsync(() => walker.Hand.PressAsync("form[action$='/DownloadPersonalData' i] button"));
        var told = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.Contains("Le Moulin", told, StringComparison.Ordinal);
        Assert.Contains("Anne Lefèvre", told, StringComparison.Ordinal);

        await walker.Hand.PressAsync("main a.button-danger");
        await walker.Hand.TypeAsync("[name='Input.Password']", "Autre-chose-8");
        await walker.Hand.PressAsync("main form .button-danger");
        await Assertions.Expect(walker["#Input_Password-error"]).Not.ToBeEmptyAsync();
        await walker.SeeAsync("not-deleted");
        Assert.Equal(1, await AccountsAsync(walker.Owner));

        await walker.Hand.TypeAsync("[name='Input.Password']", Password);
        await walker.Hand.PressAsync("main form .button-danger");
        await Assertions.Expect(walker.Page).ToHaveURLAsync(new Regex("/account/deleted$", RegexOptions.IgnoreCase));
        await walker.SeeAsync("deleted");
        Assert.Equal(0, await AccountsAsync(walker.Owner));
    }

    private Task<int> AccountsAsync(PathOwner owner) => site.Database.CountAsync("Accounts_User", $"Email = '{owner.Email}'");

    private async Task<Walker> OpenAccountAsync(Manner manner, PathOwner? owner = null)
    {
        var walker = owner is null ? await Walker.ComeAsync(browser, site, manner) : await Walker.ComeAsync(browser, site, manner, owner);
        await walker.GoAsync("/");
        await walker.Hand.PressAsync(".topbar details.menu summary");
        await walker.Hand.PressAsync(".menu-panel a[href='/Identity/Account/Manage']");
        return walker;
    }
}
