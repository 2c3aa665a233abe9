using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Resas.Kernel.Hosting;

/// <summary>Section Site.</summary>
public sealed class SiteOptions
{
    /// <summary>How the site is reached from outside, when the requests do not say so themselves: https://resas.example.fr</summary>
    [Url(ErrorMessage = "Site:PublicAddress must be a whole address, like https://resas.example.fr")]
    public string? PublicAddress { get; set; }

    /// <summary>The address of the site without a slash at the end, as the owner of <paramref name="request"/> must give it to others.</summary>
    public string AddressFor(HttpRequest request) =>
        PublicAddress is { Length: > 0 } set ? set.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";
}
