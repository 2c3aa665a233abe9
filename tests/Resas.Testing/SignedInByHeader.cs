using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Resas.Testing;

/// <summary>Believes a header that says who is signed in. Exists in tests only.</summary>
internal sealed class SignedInByHeader : IStartupFilter
{
    private const string Header = "Resas-Test-Owner";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, go) =>
        {
            if (http.Request.Headers.TryGetValue(Header, out var owner)) http.User = Owner(owner.ToString());
            return go();
        });
        next(app);
    };

    private static ClaimsPrincipal Owner(string id) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Name, "odile@example.org")], Header));

    internal sealed class Sender(Guid owner) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add(Header, owner.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
