using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Kernel.Hosting;

namespace Resas.Properties.Pages.Listings;

/// <summary>The addresses of our feeds, as owners give them to platforms.</summary>
internal sealed class ExportAddresses(IOptions<SiteOptions> site)
{
    public string Of(string exportKey, HttpRequest request) => $"{site.Value.AddressFor(request)}/feeds/{exportKey}.ics";

    /// <summary>Seen from this machine alone: no platform can fetch them, but for the simulated ones of the demonstration.</summary>
    public bool AreLocal(HttpRequest request) =>
        new Uri(site.Value.AddressFor(request)).IsLoopback && request.HttpContext.RequestServices.GetService<DemonstrationSignIn>() is null;
}
