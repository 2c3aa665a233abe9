namespace Resas.Accounts;

/// <summary>The time zones to choose from: France and its islands first, as most owners live there.</summary>
internal static class Zones
{
    public const string Default = "Europe/Paris";

    public static readonly IReadOnlyList<string> France =
    [
        Default, "America/Guadeloupe", "America/Martinique", "America/Cayenne", "Indian/Reunion", "Indian/Mayotte",
        "America/Miquelon", "America/St_Barthelemy", "America/Marigot", "Pacific/Noumea", "Pacific/Tahiti", "Pacific/Wallis",
    ];

    /// <summary>All others that this machine knows by a place's name, by name.</summary>
    public static readonly IReadOnlyList<string> Elsewhere =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Except(France).Order(StringComparer.Ordinal),
    ];

    /// <summary>The place without its part of the world: an island is known by its name.</summary>
    public static string Place(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    public static bool IsKnown(string? zone) => zone is { Length: > 0 and <= 64 } && (France.Contains(zone) || Elsewhere.Contains(zone)) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
}
