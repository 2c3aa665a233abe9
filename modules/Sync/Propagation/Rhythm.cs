using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Sync.Propagation;

/// <summary>A home's rate of bookings, from its ledger: arrivals of the last nine months and the next three, scaled to a year. A ledger that
/// began later is scaled by what it covers, three months at least.</summary>
/// <param name="AYear">Reservations a year.</param>
/// <param name="Nights">Of one, on average.</param>
/// <param name="Share">The part of them that comes from each listing, 0 to 1.</param>
internal sealed record Rhythm(double AYear, double Nights, IReadOnlyDictionary<Guid, double> Share)
{
    public const int DaysBehind = 275, DaysAhead = 90;

    /// <summary>Null while the ledger holds no reservation in that time.</summary>
    public static Rhythm? Of(IEnumerable<ClaimView> claims, DateOnly today)
    {
        var (first, end) = (today.AddDays(-DaysBehind), today.AddDays(DaysAhead));
        var arrivals = claims.Where(c => c is { Kind: ClaimKind.Reservation, Standing: ClaimStanding.Held } && c.Nights.From >= first && c.Nights.From < end).ToList();
        if (arrivals.Count == 0) return null;
        var days = Math.Max(DaysAhead, end.DayNumber - arrivals.Min(c => c.Nights.From).DayNumber);
        return new(arrivals.Count * 365.0 / days, arrivals.Average(c => c.Nights.Count),
            arrivals.Where(c => c.ListingId is not null).GroupBy(c => c.ListingId!.Value).ToDictionary(l => l.Key, l => (double)l.Count() / arrivals.Count));
    }
}

/// <summary>What a platform's slowness means. An order of magnitude, and told as one: seasons and fashion are left out.</summary>
internal static class Collisions
{
    /// <summary>Nights are mostly booked within so many days before they come; while nobody looks at them nobody books them.</summary>
    public const double BookingDays = 60;

    /// <summary>Double bookings a year on one listing:
    /// <c>elsewhere × (1 − e^−(here × overlap × window ÷ 60 days))</c>, where <c>overlap = (2 × nights − 1) ÷ 365</c> is the chance that two stays of
    /// that length share a night. Bookings are taken to come independently of each other (Poisson).</summary>
    /// <param name="here">Reservations a year that come from this listing.</param>
    /// <param name="elsewhere">Those that do not.</param>
    /// <param name="window">How long one of the latter is unknown here.</param>
    /// <param name="nights">Of a stay.</param>
    public static double AYear(double here, double elsewhere, TimeSpan window, double nights)
    {
        var overlap = Math.Min(1, (2 * nights - 1) / 365);
        return elsewhere * (1 - Math.Exp(-here * overlap * window.TotalDays / BookingDays));
    }

    /// <summary>The same for a listing of a home; null when nobody books there or nowhere else.</summary>
    public static double? AYear(Rhythm rhythm, Guid listing, TimeSpan window)
    {
        var share = rhythm.Share.GetValueOrDefault(listing);
        return share is 0 or 1 ? null : AYear(rhythm.AYear * share, rhythm.AYear * (1 - share), window, rhythm.Nights);
    }
}
