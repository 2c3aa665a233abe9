using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;

namespace Resas.Web.Calendar;

/// <summary>How much of a month is taken in a home.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Sold">Nights of guests.</param>
/// <param name="Kept">Those of no guest: blocked by the owner, or closed.</param>
internal sealed record Occupancy(DateOnly Month, int Sold, int Kept)
{
    public int Nights => DateTime.DaysInMonth(Month.Year, Month.Month);

    /// <summary>0 to 1.</summary>
    public double Share => (double)Sold / Nights;

    /// <summary>Of this month and the next, each home by the date there.</summary>
    public static IReadOnlyList<Row> Of(IReadOnlyList<(PropertySummary Home, DateOnly Today)> homes, IEnumerable<ClaimView> claims)
    {
        var held = claims.Where(c => c.Standing == ClaimStanding.Held).ToList();
        return [.. homes.Select(h => (h.Home, h.Today, Claims: held.FindAll(c => homes.Any(o => o.Home.Id == c.PropertyId && o.Home.Meets(h.Home)))))
            .Select(h => new Row(h.Home, [Of(h.Today, h.Claims), Of(h.Today.AddMonths(1), h.Claims)]))];
    }

    private static Occupancy Of(DateOnly day, IReadOnlyList<ClaimView> held)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        var month = new Contracts.Nights(first, first.AddMonths(1));
        var sold = In(month, held.Where(c => c.Kind == ClaimKind.Reservation));
        var kept = In(month, held.Where(c => c.Kind != ClaimKind.Reservation));
        return new(first, sold.Count, kept.Except(sold).Count());
    }

    private static HashSet<DateOnly> In(Contracts.Nights month, IEnumerable<ClaimView> claims) =>
        [.. claims.Select(c => c.Nights.Intersect(month)).OfType<Contracts.Nights>().SelectMany(n => n.Each())];

    internal sealed record Row(PropertySummary Home, IReadOnlyList<Occupancy> Months);
}
