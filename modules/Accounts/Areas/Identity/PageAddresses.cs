using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Kernel.Hosting;

namespace Resas.Accounts.Areas.Identity;

internal static class PageAddresses
{
    /// <summary>Where the visitor wanted to go, if that is a page of this site; who wanted no more than to come in is led on from /welcome.</summary>
    public static string LocalOrHome(this PageModel page, string? returnUrl) => page.Url.IsLocalUrl(returnUrl) && returnUrl != "/" ? returnUrl! : "/welcome";

    /// <summary>A page of this area as it must stand in a mail, with a code that may hold any character.</summary>
    /// <param name="code">From one of Identity's token providers.</param>
    public static string MailLink(this PageModel page, string name, string code, object? userId = null, string? email = null)
    {
        var values = new { area = "Identity", userId, email, code = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(code)) };
        var site = page.HttpContext.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value;
        // The path base is part of both.
        return site.AddressFor(page.Request) + page.Url.Page(name, pageHandler: null, values)![page.Request.PathBase.Value!.Length..];
    }
}
