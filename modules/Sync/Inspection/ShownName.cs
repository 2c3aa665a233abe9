using System.Text.RegularExpressions;

namespace Resas.Sync.Inspection;

/// <summary>What may be shown of a file or an address: addresses are secrets, also those that lack their beginning.</summary>
internal static partial class ShownName
{
    private const int LongestPath = 1_000;

    public static bool IsAddress(string source) => source.Contains("://", StringComparison.Ordinal);

    public static string Of(string source)
    {
        if (IsAddress(source)) return Uri.TryCreate(source.Trim(), UriKind.Absolute, out var address) && address.Host.Length > 0 ? $"{address.Host}/…" : "…";
        return !File.Exists(source) && HalfAnAddress().Match(source) is { Success: true } match ? $"{match.Groups["host"].Value}/…" : PlainText.Of(source, LongestPath);
    }

    /// <summary>Whether a file that does not exist was perhaps meant as an address: "www.airbnb.fr/calendar/…", "https:/…", "…?t=…".</summary>
    public static bool IsHalfAnAddress(string source) => HalfAnAddress().IsMatch(source);

    [GeneratedRegex(@"^(?<host>[\p{L}\d-]+(\.[\p{L}\d-]+)+)(:\d+)?/|^(https?|webcals?|ftp):|\?.*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HalfAnAddress();
}
