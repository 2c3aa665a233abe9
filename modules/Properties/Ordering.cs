using System.Globalization;

namespace Resas.Properties;

internal static class Ordering
{
    /// <summary>By name as people sort it, which no database does alike; an owner has at most 30 homes.</summary>
    public static List<T> InOrder<T>(this IEnumerable<T> items, Func<T, string> name) =>
        [.. items.OrderBy(name, StringComparer.Create(CultureInfo.CurrentCulture, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering))];
}
