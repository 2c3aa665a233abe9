using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Resas.Kernel.Hosting;

namespace Resas.Accounts;

/// <summary>The language of the profile, read from the sign-in cookie. Null for people not signed in: then the language cookie decides, then the browser.</summary>
internal sealed class ProfileLanguage : RequestCultureProvider
{
    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        // Asked of the scheme, which reads the cookie once per request: the host sets languages before it sets the user.
        var signedIn = (await httpContext.AuthenticateAsync()).Principal;
        return signedIn?.FindFirst(OwnerClaims.Language) is { Value: var language } ? new ProviderCultureResult(language) : null;
    }
}
