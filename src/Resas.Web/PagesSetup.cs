using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;

namespace Resas.Web;

/// <summary>How pages are served: languages, sign-in, static files, error pages.</summary>
internal static class PagesSetup
{
    private static readonly string[] Languages = ["fr", "en"];

    public static void AddPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorPages().AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (type, factory) =>
            factory.Create(type.Assembly.GetType($"{type.Assembly.GetName().Name}.Texts") ?? typeof(Texts)));
        services.AddControllers();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.Configure<RequestLocalizationOptions>(o => o.SetDefaultCulture("fr").AddSupportedCultures(Languages).AddSupportedUICultures(Languages));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddHealthChecks();
    }

    public static void UsePages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapControllers();
        app.MapHealthChecks("/health").AllowAnonymous();
    }
}
