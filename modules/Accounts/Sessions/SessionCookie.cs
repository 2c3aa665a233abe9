using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Resas.Accounts.Sessions;

/// <summary>Ties the sign-in cookie to its session. The id travels in the ticket's properties: a renewed cookie, and one written anew after a change of the
/// profile, keep them.</summary>
internal static class SessionCookie
{
    private const string Item = "resas-session";

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

    /// <summary>The session of the request; null when nobody has signed in.</summary>
    public static Guid? SessionId(this HttpContext http) => IdIn(http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties);

    private static async Task BeginAsync(CookieSigningInContext context)
    {
        var (http, owner) = (context.HttpContext, Guid.Parse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!));
        var devices = http.RequestServices.GetRequiredService<SignedInDevices>();
        if (IdIn(context.Properties) is { } id) await devices.RenewAsync(id, owner, http.RequestAborted);
        else context.Properties.Items[Item] = $"{await devices.StartAsync(owner, Device.Of(http.Request.Headers[HeaderNames.UserAgent]), http.SessionId(), http.RequestAborted)}";
    }

    private static async Task EndAsync(CookieSigningOutContext context)
    {
        if (context.HttpContext.SessionId() is { } id)
            await context.HttpContext.RequestServices.GetRequiredService<SignedInDevices>().EndAsync(id, context.HttpContext.RequestAborted);
    }

    private static async Task<bool> IsAliveAsync(CookieValidatePrincipalContext context)
    {
        var devices = context.HttpContext.RequestServices.GetRequiredService<SignedInDevices>();
        if (IdIn(context.Properties) is { } id && await devices.IsAliveAsync(id, context.HttpContext.RequestAborted)) return true;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
        return false;
    }

    private static Guid? IdIn(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Item, out var text) == true && Guid.TryParse(text, out var id) ? id : null;
}
