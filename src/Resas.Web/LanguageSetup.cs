using System.Security.Claims;
using Microsoft.AspNetCore.Localization;
using Resas.Kernel.Hosting;

namespace Resas.Web;

/// <summary>French unless the profile, else the visitor's choice, else the browser says English.</summary>
internal static class LanguageSetup
{
    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddScoped<Words>();
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.SetDefaultCulture(Languages.Default).AddSupportedCultures([.. Languages.All]).AddSupportedUICultures([.. Languages.All]);
            o.RequestCultureProviders = [new OfTheOwner(), new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    private sealed class OfTheOwner : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult(httpContext.User.FindFirstValue(OwnerClaims.Language) is { } language ? new ProviderCultureResult(language) : null);
    }
}
