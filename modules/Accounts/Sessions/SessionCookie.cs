using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Resas.Kernel.Hosting;

namespace Resas.Accounts.Sessions;

/// <summary>Ties the sign-in cookie to its session.</summary>
internal static class SessionCookie
{
    public static void Attach(CookieAuthenticationEvents events)
    {
        var validate = events.OnValidatePrincipal;
        events.OnSigningIn = BeginAsync;
        events.OnSigningOut = EndAsync;
        events.OnValidatePrincipal = async context =>
        {
            if (await IsAliveAsync(context)) await validate(context);
        };
    }

    private static async Task BeginAsync(CookieSigningInContext context)
    {
        var (http, owner) = (context.HttpContext, Guid.Parse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!));
        var devices = http.RequestServices.GetRequiredService<SignedInDevices>();
        if (context.Properties.SessionId() is { } id) await devices.RenewAsync(id, owner, http.RequestAborted);
        else context.Properties.NameSession(await devices.StartAsync(owner, Device.Of(http.Request.Headers[HeaderNames.UserAgent]), http.SessionId(), http.RequestAborted));
    }

    private static async Task EndAsync(CookieSigningOutContext context)
    {
        if (context.HttpContext.SessionId() is { } id)
            await context.HttpContext.RequestServices.GetRequiredService<SignedInDevices>().EndAsync(id, context.HttpContext.RequestAborted);
    }

    private static async Task<bool> IsAliveAsync(CookieValidatePrincipalContext context)
    {
        var devices = context.HttpContext.RequestServices.GetRequiredService<SignedInDevices>();
        if (context.Properties.SessionId() is { } id && await devices.IsAliveAsync(id, context.HttpContext.RequestAborted)) return true;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
        return false;
    }
}
