using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Time;

namespace Resas.Accounts;

/// <summary>Devices and instants as people say them, in the language of the request.</summary>
internal static class AccountWords
{
    /// <summary>Chrome sur Android</summary>
    public static string Device(this IStringLocalizer<Texts> texts, string browser, string system) => (browser, system) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => texts["Device.Of", browser, system],
        ({ Length: > 0 }, _) => browser,
        (_, { Length: > 0 }) => system,
        _ => texts["Device.Unknown"],
    };

    /// <summary>le 21 novembre 2026 à 11:16</summary>
    public static string Instant(this IStringLocalizer<Texts> texts, DateTime utc, string timeZone)
    {
        var local = utc.In(timeZone);
        return texts["Instant", Number(texts, local.Day), local.ToString("MMMM yyyy", CultureInfo.CurrentCulture),
            local.ToString("HH:mm", CultureInfo.InvariantCulture)];
    }

    private static string Number(IStringLocalizer<Texts> texts, int day) => day == 1 ? texts["Instant.First"] : day.ToString(CultureInfo.CurrentCulture);
}
