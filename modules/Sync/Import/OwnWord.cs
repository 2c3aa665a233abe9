using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Platforms;

namespace Resas.Sync.Import;

/// <summary>Finds what was taken for a listing's own and is no more than our own word there, or lies around it (rule 5): two platforms would keep it closed for
/// ever, each because of the other.</summary>
internal sealed class OwnWord(Platform platform, Surroundings around, SeenNights nights, Padding padding)
{
    public Padding Padding => padding;

    /// <summary>What is left of a closure may be no more than our own word and the nights kept around it; and what is left of a stay where all is called
    /// closed no more than our own word, where only closures told us so. Not so what was still closed there, without our word, when the rest was first missing.</summary>
    public void DoubtLeftOf(Guid claimId, DateTime? missedSince)
    {
        var left = nights.All.Where(n => n.ClaimId == claimId && n.Standing == ClaimStanding.Held).ToList();
        foreach (var run in Nights.Runs(left.Select(n => n.Night)).ToList())
        {
            var inRun = left.Where(n => run.Contains(n.Night));
            if (left[0].Kind != ClaimKind.Closure)
            {
                if (IsWordOfClosures(run, missedSince)) foreach (var night in inRun) night.DoubtedAt = around.Now;
            }
            else if (IsWordOrAround(run, missedSince))
            {
                foreach (var night in inRun) nights.Forget(night);
                nights.Found.Decisions.Note(Decided.IgnoredAsPadding, run);
            }
        }
    }

    /// <summary>What may be a sale where all is called closed, or our own word, is held like a sale, and not told to those whose closures it may be the word of:
    /// they would keep each other closed for ever. Shown without our word, and not in one old copy alone, it was sold.</summary>
    public void JudgeDoubted(IReadOnlySet<DateOnly> closed)
    {
        foreach (var claim in nights.All.Where(n => n.MayBeOurWord).GroupBy(n => n.ClaimId).ToList())
        {
            var run = new Nights(claim.Min(n => n.Night), claim.Max(n => n.Night).AddDays(1));
            var isSold = claim.Any(n => closed.Contains(n.Night) && !around.IsEcho(n.Night) && around.Now - n.DoubtedAt >= around.Spacing);
            var origins = around.Others.Where(o => !isSold && o.Kind == ClaimKind.Closure && o.Nights.Overlaps(run)).Select(o => o.ListingId).OfType<Guid>().Distinct();
            nights.Found.Report(new(claim.Key, ClaimKind.Reservation, ClaimStanding.Held, run, true, Origins: [.. origins]));
            if (isSold) foreach (var night in claim) night.DoubtedAt = null;
        }
    }

    /// <summary>A stay's own preparation goes with it. What stays closed of it because our word lies there, or beside it, is no closure of its own.</summary>
    public void ForgetLeftBy(IReadOnlyList<Nights> endedStays, IReadOnlySet<DateOnly> closed) =>
        nights.PassOver(nights.HeldClosuresIn(closed).Where(n => endedStays.Any(stay => padding.Reaches(stay, n.Night)) && padding.IsOurs(n.Night)), Decided.IgnoredAsPadding);

    /// <summary>What a stay gave back, and a second answer shows closed, is judged as if it was seen for the first time.</summary>
    public void JudgeGivenBack(IReadOnlySet<DateOnly> closed)
    {
        var kept = nights.HeldClosuresIn(closed).Where(n => around.Now - n.DoubtedAt >= around.Spacing).ToList();
        foreach (var night in kept) night.DoubtedAt = null;
        var ours = Nights.Runs(kept.Select(n => n.Night)).SelectMany(padding.In).ToList();
        nights.PassOver(kept.Where(n => ours.Exists(run => run.Contains(n.Night))), Decided.IgnoredAsPadding);
    }

    /// <summary>A closure that was missing, and is shown again since the platform has these nights from us, is our own word now; so is one that was first
    /// seen in the look right before it took them. Two old copies would keep each other for ever. What is the owner's own is seen again when our word ends;
    /// where all is called closed it may be a sale, and is held.</summary>
    public void ForgetBroughtBack(IReadOnlySet<DateOnly> closed) =>
        nights.PassOver(nights.HeldClosuresIn(closed).Where(n => around.IsEcho(n.Night) && IsBroughtBack(n, around.Served[n.Night].FirstPulledAt)), Decided.IgnoredAsEcho);

    /// <summary>The stay that was mirrored has ended, or moved away. What stays closed of it around our own word is nobody's.</summary>
    public void ForgetLeftByMirrors(IReadOnlySet<DateOnly> closed)
    {
        var left = nights.All.Where(n => n is { Standing: ClaimStanding.Mirror, Kind: ClaimKind.Closure } && closed.Contains(n.Night) && !around.IsEcho(n.Night)
            && !around.Others.Any(o => o.Nights.Contains(n.Night))).ToList();
        var ours = Nights.Runs(left.Select(n => n.Night)).Where(padding.Is).ToList();
        nights.PassOver(left.Where(n => ours.Exists(run => run.Contains(n.Night))), Decided.IgnoredAsPadding);
    }

    private bool IsBroughtBack(SeenNight known, DateTime toldAt) =>
        toldAt > known.Absence.Since || (LookFirst.IsNeeded(platform) && LookFirst.IsRightBefore(Ids.TimeOf(known.ClaimId), toldAt));

    private bool IsWordOrAround(Nights run, DateTime? missedSince) =>
        Nights.Runs(run.Each().Where(n => !around.IsEcho(n))).All(padding.Is) && run.Each().Where(around.IsEcho).All(n => WasToldBefore(n, missedSince));

    private bool IsWordOfClosures(Nights run, DateTime? missedSince)
    {
        var others = around.Others.Where(other => other.Nights.Overlaps(run)).ToList();
        return others.TrueForAll(other => other.Kind == ClaimKind.Closure) && run.Each().All(n => around.IsEcho(n) && WasToldBefore(n, missedSince) && others.Exists(other => other.Nights.Contains(n)));
    }

    private bool WasToldBefore(DateOnly night, DateTime? at) => around.Served[night].FirstPulledAt < at;
}
