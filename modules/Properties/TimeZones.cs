namespace Resas.Properties;

/// <summary>The zones that this machine knows, by IANA name.</summary>
internal static class TimeZones
{
    public const string Default = "Europe/Paris";

    /// <summary>Of mainland and overseas France, offered first.</summary>
    public static readonly IReadOnlyList<string> French = [.. new[]
    {
        Default, "America/Guadeloupe", "America/Martinique", "America/Cayenne", "America/St_Barthelemy", "America/Marigot", "America/Miquelon",
        "Indian/Reunion", "Indian/Mayotte", "Pacific/Noumea", "Pacific/Tahiti", "Pacific/Wallis",
    }.Where(IsKnown)];

    public static readonly IReadOnlyList<string> Others = [.. TimeZoneInfo.GetSystemTimeZones()
        .Where(zone => zone.HasIanaId && zone.Id.Contains('/', StringComparison.Ordinal)
            && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal) && !zone.Id.StartsWith("SystemV/", StringComparison.Ordinal))
        .Select(zone => zone.Id).Except(French).Order(StringComparer.Ordinal)];

    public static bool IsKnown(string? name) =>
        name is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;
}
