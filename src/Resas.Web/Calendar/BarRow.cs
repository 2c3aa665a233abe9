using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Web.Calendar;

/// <summary>A run of days, and the bars that lie on it without covering each other. A bar goes from the middle of the arrival day to the
/// middle of the departure day, so that both stays of a turnover fit on one line.</summary>
/// <param name="Bars">By first column, then by lane.</param>
internal sealed record BarRow(DateOnly First, int Days, IReadOnlyList<Bar> Bars)
{
    private static readonly ClaimStanding[] FromTop = [ClaimStanding.Held, ClaimStanding.Mirror, ClaimStanding.Window];

    /// <summary>How many bars lie above each other; at least 1.</summary>
    public int Lanes => Bars.Count == 0 ? 1 : Bars.Max(b => b.Lane) + 1;

    public static BarRow Of(DateOnly first, int days, IEnumerable<ClaimView> claims)
    {
        var lanes = new List<List<HalfDays>>();
        var bars = new List<Bar>();
        // What holds nights is placed first, so that it lies on top; windows, often half a year long, take what is left.
        foreach (var claim in claims.OrderBy(c => Array.IndexOf(FromTop, c.Standing)).ThenBy(c => c.Nights.From).ThenByDescending(c => c.Nights.Until).ThenBy(c => c.Id))
        {
            var span = HalfDays.Of(claim.Nights, first, days);
            if (span.IsEmpty) continue;

            var lane = lanes.FindIndex(taken => !taken.Exists(span.Overlaps));
            if (lane < 0) (lane, lanes) = (lanes.Count, [.. lanes, []]);
            lanes[lane].Add(span);
            bars.Add(span.ToBar(claim, lane));
        }

        return new BarRow(first, days, [.. bars.OrderBy(b => b.From).ThenBy(b => b.Lane)]);
    }

    /// <summary>A bar in halves of days from the start of the row, cut at its ends.</summary>
    private readonly record struct HalfDays(int From, int Until, bool Starts, bool Ends)
    {
        public bool IsEmpty => Until <= From;

        public static HalfDays Of(Nights nights, DateOnly first, int days)
        {
            var from = 2 * (nights.From.DayNumber - first.DayNumber) + 1;
            var until = 2 * (nights.Until.DayNumber - first.DayNumber) + 1;
            return new HalfDays(Math.Max(from, 0), Math.Min(until, 2 * days), from >= 0, until <= 2 * days);
        }

        public bool Overlaps(HalfDays other) => From < other.Until && other.From < Until;

        public Bar ToBar(ClaimView claim, int lane) => new(claim, From / 2 + 1, (Until + 1) / 2 - From / 2, lane, Starts, Ends);
    }
}

/// <summary>One claim in one row.</summary>
/// <param name="From">First column touched, from 1.</param>
/// <param name="Days">Columns touched.</param>
/// <param name="Lane">From 0.</param>
/// <param name="Starts">The arrival is in this row.</param>
/// <param name="Ends">The departure is in this row.</param>
internal sealed record Bar(ClaimView Claim, int From, int Days, int Lane, bool Starts, bool Ends);
