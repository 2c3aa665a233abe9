using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Resas.Web;

/// <summary>One setting in force.</summary>
/// <param name="Name">Below its section: Smtp:Host.</param>
/// <param name="Value">Null when it is not set; empty for a secret that is.</param>
internal sealed record Setting(string Name, string? Value, bool IsSecret)
{
    private static readonly string[] Secrets = ["Secret", "Password", "ConnectionString", "Key", "Address", "Token"];

    /// <summary>Those of an options object, in the order in which it declares them.</summary>
    public static IEnumerable<Setting> Of(object options) => Of(options, "");

    private static IEnumerable<Setting> Of(object options, string prefix) => options.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p is { CanRead: true, CanWrite: true } && p.GetIndexParameters().Length == 0)
        .SelectMany(p => Of(prefix + p.Name, p.GetValue(options)));

    private static IEnumerable<Setting> Of(string name, object? value)
    {
        if (Secrets.Any(s => name.Contains(s, StringComparison.OrdinalIgnoreCase))) return [new(name, IsSet(value) ? "" : null, IsSecret: true)];
        return value switch
        {
            null or "" => [new(name, null, IsSecret: false)],
            string or IFormattable or bool or Uri => [new(name, Convert.ToString(value, CultureInfo.InvariantCulture), IsSecret: false)],
            IEnumerable many => [new(name, Join(many), IsSecret: false)],
            _ => Of(value, name + ":"),
        };
    }

    private static bool IsSet(object? value) => value is not (null or "" or false);

    private static string? Join(IEnumerable many) => string.Join(", ", many.Cast<object?>()) is { Length: > 0 } joined ? joined : null;
}
