using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Resas.Accounts.Sessions;
using Resas.Kernel.Htmx;

namespace Resas.Accounts;

internal static class SignInCookie
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "resas";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = true;
        options.ExpireTimeSpan = SignedInDevices.Life;
        SessionCookie.Attach(options.Events);
        var redirect = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context => context.Request.IsHtmx() ? WholePageAsync(context) : redirect(context);
    }

    /// <summary>The session ended under a page: a sign-in form must not be swapped into a corner of it.</summary>
    private static Task WholePageAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var page = Uri.TryCreate(context.Request.Headers["HX-Current-URL"], UriKind.Absolute, out var current) ? current.PathAndQuery : "/";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Htmx(h => h.Redirect($"{context.Options.LoginPath}?{context.Options.ReturnUrlParameter}={Uri.EscapeDataString(page)}"));
        return Task.CompletedTask;
    }
}
