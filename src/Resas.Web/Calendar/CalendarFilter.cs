using System.Globalization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;

namespace Resas.Web.Calendar;

/// <summary>Which claims a calendar draws. It stands in the address, so that it can be kept as a bookmark. What is free does not depend on it.</summary>
/// <param name="Platform">A value of data-platform; null for all.</param>
/// <param name="Home">Null for all.</param>
internal sealed record CalendarFilter(string? Platform, ClaimKind? Kind, Guid? Home)
{
    public static readonly CalendarFilter None = new(null, null, null);

    /// <summary>The marks of what no platform has sold.</summary>
    private static readonly string[] OwnMarks = ["manual", "block"];

    public int Count => new object?[] { Platform, Kind, Home }.Count(choice => choice is not null);

    /// <summary>The filter that an address names. What is unknown there is not filtered by.</summary>
    public static CalendarFilter Parse(IQueryCollection query, IEnumerable<PlatformInfo> platforms, IEnumerable<PropertySummary> homes)
    {
        var platform = query["platform"].ToString();
        return new(
            MarksOf(platforms).Contains(platform) ? platform : null,
            Enum.TryParse<ClaimKind>(query["kind"], ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
            Guid.TryParse(query["home"], CultureInfo.InvariantCulture, out var home) && homes.Any(h => h.Id == home) ? home : null);
    }

    /// <summary>What can be chosen: every platform, and what was entered by hand.</summary>
    public static IEnumerable<string> MarksOf(IEnumerable<PlatformInfo> platforms) => platforms.Select(p => p.Key).Concat(OwnMarks);

    public bool Shows(ClaimView claim) => (Platform is null || StayWords.Mark(claim) == Platform) && (Kind is null || claim.Kind == Kind);

    /// <summary>An address with the filter behind it.</summary>
    public string On(string address)
    {
        var parts = new[] { ("platform", Platform), ("kind", Kind?.ToString().ToLowerInvariant()), ("home", Home?.ToString()) }
            .Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={p.Item2}").ToList();
        return parts.Count == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', parts)}";
    }
}
