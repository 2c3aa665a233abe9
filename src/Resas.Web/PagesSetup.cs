using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Resas.Kernel.Hosting;
using Resas.Sync;
using Resas.Web.Answers;
using Resas.Web.Live;

namespace Resas.Web;

/// <summary>How pages are served: languages, sign-in, static files, error pages, limits.</summary>
internal static class PagesSetup
{
    private const int LargestForm = 1024 * 1024;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddCheckedOptions<WebOptions>("Web");
        services.AddLanguages();
        services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new NoteExpiredForms()))
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (type, factory) =>
                factory.Create(type.Assembly.GetType($"{type.Assembly.GetName().Name}.Texts") ?? typeof(Texts)));
        services.AddControllers();
        services.AddExceptionHandler<LogWithReference>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddLive();
        services.AddLimits();
        services.AddProxies();
        services.AddResponseCompression(o =>
        {
            // Over https too: session cookies are SameSite and antiforgery tokens differ in each answer, which is what makes that a risk.
            o.EnableForHttps = true;
        });
    }

    public static void UsePages(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<WebOptions>>();
        app.UseSyncFeeds();
        app.UseMiddleware<LastResort>();
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        if (options.Value.Https) app.UseHsts().UseHttpsRedirection();
        app.UseResponseCompression();
        if (!options.Value.DeveloperErrors) app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", StatusCodeSelector = ErrorStatus.Of });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<HtmxRedirects>();
        app.UseRouting();
        app.Use(UnknownIsNotFound);
        app.UseAuthentication();
        app.UseRequestLocalization();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapControllers();
        app.MapLive();
        app.MapHealthChecks("/health").AllowAnonymous();
    }

    /// <summary>For visitors too: a wrong address leads nowhere, and not to the sign-in page.</summary>
    private static Task UnknownIsNotFound(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static void AddLimits(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LargestForm;
        });
        services.Configure<FormOptions>(o =>
        {
            o.ValueCountLimit = 200;
            o.ValueLengthLimit = 64 * 1024;
            o.MultipartBodyLengthLimit = LargestForm;
        });
    }

    private static void AddProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<WebOptions>>((o, web) =>
        {
            // Without a trusted proxy nobody's word is taken, not even this machine's.
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var network in web.Value.Proxies()) o.KnownIPNetworks.Add(network);
            o.ForwardedHeaders = o.KnownIPNetworks.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });
}
