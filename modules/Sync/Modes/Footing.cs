using Resas.Contracts.Sync;

namespace Resas.Sync.Modes;

/// <summary>How a listing is followed, and how it falls and rises (design section 5). Pure: the listing's row keeps it, so that restarts and
/// several instances agree on a circuit.</summary>
/// <param name="FailuresInRow">Since the last success.</param>
/// <param name="OpenUntil">The circuit is open; the half-open trial is due then (UTC). Null while it is closed.</param>
internal readonly record struct Footing(ListingMode Mode, int FailuresInRow, DateTime? OpenUntil)
{
    public const int FailuresPerStep = 3;

    /// <summary>The third failure in a row opens the circuit and costs a step; so does the third after that, while there is one.</summary>
    /// <param name="best">The most that the listing's connector can do.</param>
    public Footing Failed(ListingMode best, DateTime nextTrial)
    {
        var failures = FailuresInRow + 1;
        var mode = failures % FailuresPerStep == 0 && Mode < ListingMode.Manual ? Mode + 1 : Mode;
        return new(mode, failures, mode > best ? nextTrial : null);
    }

    /// <summary>A success regains a step when it is a trial's: in Manual every reading is one; further up, polls that succeed before
    /// the trial is due say nothing of the better way.</summary>
    public Footing Succeeded(ListingMode best, DateTime now, DateTime nextTrial)
    {
        if (Mode <= best) return new(best, 0, null);
        if (Mode != ListingMode.Manual && now < OpenUntil) return this with { FailuresInRow = 0 };
        var mode = Mode - 1;
        return new(mode, 0, mode > best ? nextTrial : null);
    }
}
