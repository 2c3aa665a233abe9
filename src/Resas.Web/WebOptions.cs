using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Resas.Web;

/// <summary>Section Web.</summary>
internal sealed class WebOptions : IValidatableObject
{
    /// <summary>Sends browsers from http to https and tells them to stay there. Off by default: many run behind a proxy that does it.</summary>
    public bool Https { get; set; }

    /// <summary>Proxies whose X-Forwarded headers are believed: addresses (127.0.0.1) or networks (10.0.0.0/8).</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>Shows exceptions with their stack traces, for developers.</summary>
    public bool DeveloperErrors { get; set; }

    public IEnumerable<IPNetwork> Proxies() => TrustedProxies.Select(p => Parse(p)!.Value);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => TrustedProxies
        .Where(p => Parse(p) is null)
        .Select(p => new ValidationResult($"Web:TrustedProxies: {p} is neither an address such as 127.0.0.1 nor a network such as 10.0.0.0/8."));

    private static IPNetwork? Parse(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : null;
}
