using Microsoft.Extensions.Localization;

namespace Resas.Accounts;

/// <summary>Devices as people say them, in the language of the request.</summary>
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
}
