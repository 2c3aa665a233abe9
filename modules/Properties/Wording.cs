using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Properties;
using Resas.Kernel.Time;

namespace Resas.Properties;

/// <summary>Nights, numbers and instants in words.</summary>
internal static class Wording
{
    /// <summary>One thing or several: the texts are <paramref name="key"/> with .One or .Many.</summary>
    public static string Count(this IStringLocalizer texts, string key, int count) => texts[count is 0 or 1 ? $"{key}.One" : $"{key}.Many", count];

    /// <summary>du 28 novembre au 2 décembre 2026, 4 nuits</summary>
    public static string Say(this Nights nights) => $"{nights.InFull()}, {nights.CountInWords()}";

    /// <summary>Of which home it is a part, or which are its parts; null when it stands alone.</summary>
    public static string? House(this IStringLocalizer texts, PropertySummary home, IReadOnlyList<PropertySummary> homes)
    {
        var parts = string.Join(", ", homes.Where(h => h.WholeId == home.Id).Select(h => h.Name));
        if (parts.Length > 0) return texts["House.Of", parts];
        return homes.FirstOrDefault(h => h.Id == home.WholeId) is { } whole ? texts["House.PartOf", whole.Name].Value : null;
    }

    /// <summary>How long ago, or on which day and hour of the home.</summary>
    public static string Ago(this IStringLocalizer texts, DateTime utc, DateTime now, string timeZone) => (now - utc) switch
    {
        { TotalMinutes: < 1 } => texts["Ago.Now"],
        { TotalMinutes: < 60 and var minutes } => texts.Count("Ago.Minutes", (int)minutes),
        { TotalHours: < 24 and var hours } => texts.Count("Ago.Hours", (int)hours),
        _ => utc.InFull(timeZone),
    };

    /// <summary>At which hour of today at the home, or on which day and hour.</summary>
    public static string Moment(this IStringLocalizer texts, DateTime utc, DateTime now, string timeZone) => utc.DateIn(timeZone) == now.DateIn(timeZone)
        ? texts["At.Time", utc.HourIn(timeZone)]
        : utc.InFull(timeZone);
}
