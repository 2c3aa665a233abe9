using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Resas.Properties;

/// <summary>An import address: absolute http or https. A secret, so its text form is not the address.</summary>
internal sealed class FeedAddress
{
    public const int MaxLength = 2000;

    private readonly Uri address;

    private FeedAddress(Uri address) => this.address = address;

    /// <summary>As it is stored and read.</summary>
    public string Text => address.AbsoluteUri;

    /// <summary>The same for every way to write one address: SHA-256 in hex of host, port, path and query, whatever the scheme.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{address.IdnHost}:{(address.IsDefaultPort ? "" : address.Port)}{address.PathAndQuery}")));

    public string Authority => address.Authority;

    /// <summary>The key in the address when it has the form of an export address of Resas; else null.</summary>
    public string? ExportKey => address.Segments is ["/", "feeds/", var file] && file.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) ? file[..^4] : null;

    /// <summary>Reads what was pasted. Calendar programs write webcal, or webcals, for https.</summary>
    public static bool TryRead(string? pasted, [NotNullWhen(true)] out FeedAddress? address)
    {
        address = null;
        var text = pasted?.Trim() ?? "";
        foreach (var scheme in (string[])["webcal://", "webcals://"])
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) text = $"https://{text[scheme.Length..]}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0) return false;
        if (uri.Fragment.Length > 0) uri = new Uri(uri.GetLeftPart(UriPartial.Query));
        if (uri.AbsoluteUri.Length > MaxLength) return false;
        address = new FeedAddress(uri);
        return true;
    }

    public override string ToString() => "import address";
}
