using System.Globalization;
using Resas.Contracts.Blocks;

namespace Resas.Blocks.Pages.Reservations;

/// <summary>Which claims an owner wants to see, and in what order: all of it stands in the page's address, so that it can be kept as a bookmark.</summary>
internal sealed class ClaimFilter
{
    /// <summary>The platform of what was entered by hand.</summary>
    public static readonly string ByHand = "manual";

    public Guid? Home { get; set; }
    public string? Platform { get; set; }
    public ClaimKind? Kind { get; set; }
    public ClaimPeriod? When { get; set; }

    /// <summary>Stays that reach beyond this day's noon, and those that begin before the other; either may be left open.</summary>
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public string? Q { get; set; }
    public ClaimOrder? By { get; set; }
    public int? P { get; set; }

    /// <summary>What is under way and coming, unless dates or another period are asked for.</summary>
    public ClaimPeriod Period => When ?? (From is null && Until is null ? ClaimPeriod.Ahead : ClaimPeriod.Any);

    /// <summary>What lies behind is looked for from today backwards.</summary>
    public ClaimOrder Order => By ?? (Period is ClaimPeriod.Past or ClaimPeriod.Removed ? ClaimOrder.LatestArrival : ClaimOrder.Arrival);

    public int PageNumber => Math.Clamp(P ?? 1, 1, 100_000);

    public bool IsEmpty => Home is null && string.IsNullOrEmpty(Platform) && Kind is null && When is null && From is null && Until is null && string.IsNullOrWhiteSpace(Q);

    public IReadOnlyList<string> Words => Folding.Words(Q);

    /// <summary>The same filter as a route, on a page or on the first.</summary>
    public Dictionary<string, string> Route(int? page = null)
    {
        (string Key, string? Value)[] all =
        [
            ("home", Home?.ToString()), ("platform", Platform), ("kind", Kind?.ToString()), ("when", When?.ToString()), ("from", Iso(From)), ("until", Iso(Until)),
            ("q", Q), ("by", By?.ToString()), ("p", page is > 1 ? page.Value.ToString(CultureInfo.InvariantCulture) : null),
        ];
        return all.Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToDictionary(a => a.Key, a => a.Value!);
    }

    public static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal enum ClaimPeriod { Ahead, UnderWay, Coming, Past, Removed, Any }

internal enum ClaimOrder { Arrival, LatestArrival, Departure, Created, Home }
