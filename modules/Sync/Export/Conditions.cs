using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Resas.Sync.Export;

/// <summary>What a request says of the codings that it reads and of the copy that it has (RFC 9110, sections 12.5.3 and 13.1).</summary>
internal static class Conditions
{
    /// <summary>Brotli, then gzip, if they are named and welcome; "*" is no promise that brotli is understood.</summary>
    public static Representation Choose(CachedFeed feed, StringValues accepted)
    {
        if (accepted.Count == 0) return feed.Identity;
        var (brotli, gzip) = (Weight(accepted, "br"), Weight(accepted, "gzip"));
        return brotli > 0 && brotli >= gzip ? feed.Brotli : gzip > 0 ? feed.Gzip : feed.Identity;
    }

    /// <summary>Whether the copy is this very representation. Tags are compared weakly; a date counts only where there is no tag, and not when it
    /// lies ahead: then it is the date of a wrong clock.</summary>
    public static bool IsUnchanged(IHeaderDictionary request, Representation current, DateTime settled, DateTime now)
    {
        if (request.IfNoneMatch is { Count: > 0 } tags) return Matches(tags, current.Tag);
        return request.IfModifiedSince is { Count: 1 } since && HeaderUtilities.TryParseDate(since[0], out var date)
            && settled <= date.UtcDateTime && date.UtcDateTime <= now;
    }

    private static bool Matches(StringValues tags, string tag)
    {
        foreach (var line in tags)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var known = line.AsSpan()[range].Trim();
                if (known.StartsWith("W/")) known = known[2..];
                if (known.SequenceEqual(tag) || known is "*") return true;
            }
        }

        return false;
    }

    private static double Weight(StringValues accepted, string coding)
    {
        foreach (var line in accepted)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var part = line.AsSpan()[range];
                var cut = part.IndexOf(';');
                if (part[..(cut < 0 ? part.Length : cut)].Trim().Equals(coding, StringComparison.OrdinalIgnoreCase)) return cut < 0 ? 1 : Quality(part[(cut + 1)..].Trim());
            }
        }

        return 0;
    }

    private static double Quality(ReadOnlySpan<char> parameter) => !parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase) ? 1
        : double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality : 0;
}
