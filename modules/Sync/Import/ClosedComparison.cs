using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Kernel.Time;
using Resas.Sync.Platforms;

namespace Resas.Sync.Import;

/// <summary>Compares the nights that a listing shows merely closed with those that it showed, as sets (rule 6).</summary>
internal sealed class ClosedComparison(Platform platform, Surroundings around, SeenNights nights, OwnWord own)
{
    private readonly Windows windows = new(platform, around, nights);
    private readonly HashSet<Guid> newMirrors = [];

    public IReadOnlySet<Guid> NewMirrors => newMirrors;
    /// <summary>Runs that were missing, and are shown again.</summary>
    public IReadOnlyList<HeldRun> Returned { get; private set; } = [];

    /// <summary>Held nights stay what they are; windows are judged anew each time.</summary>
    public void Take(IReadOnlySet<DateOnly> closed)
    {
        var found = nights.Found;
        found.Decisions.Sees(nights.All.Where(n => closed.Contains(n.Night)));
        Returned = HeldRun.Of(nights.All.Where(n => !n.Absence.IsNone && closed.Contains(n.Night)));
        foreach (var night in nights.All.Where(n => closed.Contains(n.Night))) night.Absence = Absence.None;

        var held = nights.All.Where(n => n.Standing != ClaimStanding.Window).Select(n => n.Night).ToHashSet();
        var inWindow = nights.Windows.Select(n => n.Night).ToHashSet();
        var last = closed.Count == 0 ? around.Today : closed.Max();
        // What one answer alone shows open may be half a document: what was kept free beyond it is so still.
        var lasting = new Padding(platform, around, closed.Union(around.Before).Union(held).ToHashSet(), []);
        foreach (var run in Nights.Runs(closed))
        {
            var rest = run.Each().Where(n => !held.Contains(n)).ToList();
            PassOver(rest, around.IsEcho, Decided.IgnoredAsEcho);
            var nobodys = rest.Where(n => !inWindow.Contains(n)).ToList();
            var free = Nights.Runs(nobodys).SelectMany(own.Padding.In).Concat(Nights.Runs(nobodys.Where(around.Before.Contains)).Where(lasting.Is)).ToList();
            PassOver(rest, n => free.Exists(p => p.Contains(n)), Decided.IgnoredAsPadding);
            // The whole run is judged: a window that was seen before grows by a night each day, and is one still.
            var isWindow = windows.Is(run, last);
            var getsLonger = windows.WasOnlyTonight(rest);
            foreach (var known in Nights.Runs(windows.Doubt([.. rest.Where(inWindow.Contains)], isWindow || rest.Count > Difference.LongestStay, getsLonger)).ToList())
            {
                // The season has passed on; what stays closed of it may lie around our own word.
                if (own.Padding.Is(known)) nights.PassOver(nights.All.Where(n => known.Contains(n.Night)), Decided.IgnoredAsPadding);
                else Hold(known, run, nights.All.Where(n => known.Contains(n.Night)).Min(n => Ids.TimeOf(n.ClaimId)));
            }

            var unknown = rest.Where(n => !inWindow.Contains(n)).ToList();
            foreach (var fresh in Nights.Runs(unknown))
            {
                var prolongs = !getsLonger && fresh.Until > last && inWindow.Contains(fresh.From.AddDays(-1));
                if (isWindow || prolongs || unknown.Count > Difference.LongestStay) windows.Take(fresh);
                else Hold(fresh, run, around.Now);
            }
        }
    }

    /// <summary>What a stay there has now is no closure any more: should that be gone in turn, it is kept anew.</summary>
    /// <param name="stays">The listing's own that live.</param>
    public void LeaveTo(IEnumerable<SeenStay> stays, IReadOnlySet<DateOnly> closed)
    {
        var theirs = stays.SelectMany(s => s.Nights.Each()).ToHashSet();
        var left = nights.All.Where(n => n is { Standing: ClaimStanding.Held, Kind: ClaimKind.Closure } && theirs.Contains(n.Night) && !closed.Contains(n.Night)).ToList();
        foreach (var night in left) nights.Forget(night);
        foreach (var claim in left.Select(n => n.ClaimId).Distinct()) nights.Reshape(claim);
    }

    /// <param name="ofWindows">A window is nobody's stay and holds nothing: it goes by the second answer of any kind.</param>
    public void FreeOpened(IReadOnlySet<DateOnly> closed, bool ofWindows, bool isSuspicious)
    {
        var touched = new Dictionary<Guid, DateTime?>();
        foreach (var night in nights.All.Where(n => n.Night >= around.Today && !closed.Contains(n.Night) && n.Standing == ClaimStanding.Window == ofWindows).ToList())
        {
            nights.Found.Decisions.Misses(night);
            night.Absence = night.Absence.Struck(around.Now, around.Spacing, !isSuspicious);
            if (ofWindows ? night.Absence.All < 2 : !night.Absence.IsEnough) continue;
            touched.TryAdd(night.ClaimId, night.Absence.Since);
            nights.Found.Decisions.Frees(night);
            nights.Forget(night);
        }

        foreach (var (claim, missedSince) in touched)
        {
            own.DoubtLeftOf(claim, missedSince);
            nights.Reshape(claim);
        }
    }

    /// <summary>An old copy of the calendar shows a stay where it was before: like what vanishes, the nights that a stay gives back are free once a second
    /// answer says so (rule 1). Those that are closed around our word are, too: the copy shows what was kept free around the stay then.</summary>
    public void Keep(IEnumerable<DateOnly> givenBack, IReadOnlySet<DateOnly> closed)
    {
        var kept = givenBack.Where(night => nights.At(night) is null).Where(night => !closed.Contains(night) || !around.Others.Any(o => o.Nights.Contains(night)));
        foreach (var run in Nights.Runs(kept).ToList())
        {
            var id = nights.Found.NewId();
            foreach (var night in run.Each()) nights.Add(night, id, ClaimKind.Closure, ClaimStanding.Held, closed.Contains(night) ? around.Now : null);
            nights.Found.Report(new(id, ClaimKind.Closure, ClaimStanding.Held, run));
        }
    }

    /// <summary>A link may close a stay's nights before the stay itself is read. Where one is known, what was taken for the listing's own is then seen to be
    /// its mirror; elsewhere it may be chance.</summary>
    public void RecogniseMirrors(IReadOnlySet<DateOnly> closed)
    {
        if (!around.HasLinks) return;
        foreach (var run in HeldRun.Of(nights.All).Where(r => r.Nights.Each().All(closed.Contains) && around.IsMirror(r, around.Others.Where(o => around.IsHandedOn(o, r.SeenAt) && IsBefore(o, r)))))
        {
            foreach (var night in nights.All.Where(n => n.ClaimId == run.ClaimId)) (night.Standing, night.DoubtedAt) = (ClaimStanding.Mirror, null);
            nights.Found.Decisions.Holds(run.Nights, run.ClaimId, run.Kind, ClaimStanding.Mirror);
            nights.Found.Report(new(run.ClaimId, run.Kind, ClaimStanding.Mirror, run.Nights, run.Kind == ClaimKind.Reservation));
        }
    }

    /// <summary>A link may be faster than we are; but of two closures the later one is the mirror.</summary>
    private static bool IsBefore(ExportedClaim source, HeldRun run) => source.Kind != ClaimKind.Closure || Ids.TimeOf(source.ClaimId) <= run.SeenAt;

    private void PassOver(List<DateOnly> rest, Predicate<DateOnly> isOurs, Decided why)
    {
        nights.Found.PassOver(rest.FindAll(isOurs), why);
        rest.RemoveAll(isOurs);
    }

    /// <summary>New closed nights that hold: part by part where another source's stay is seen mirrored.</summary>
    /// <param name="closedAt">When they were first seen closed, for whatever reason.</param>
    private void Hold(Nights fresh, Nights run, DateTime closedAt)
    {
        var mirrored = around.MirroredIn(run, closedAt);
        foreach (var mirror in Nights.Runs(fresh.Each().Where(mirrored.Contains))) Hold(mirror, ClaimStanding.Mirror, closedAt);
        foreach (var theirs in Nights.Runs(fresh.Each().Where(n => !mirrored.Contains(n)))) Hold(theirs, ClaimStanding.Held, closedAt);
    }

    private void Hold(Nights run, ClaimStanding standing, DateTime closedAt)
    {
        var kind = platform.SaysClosedForAll ? ClaimKind.Reservation : ClaimKind.Closure;
        var id = nights.Found.NewId(closedAt);
        // An old copy shows our word where it was before.
        var doubtedAt = standing == ClaimStanding.Held && kind == ClaimKind.Reservation && run.Each().All(around.WasSeenOpenAgain) ? around.Now : (DateTime?)null;
        var shrunk = new HashSet<Guid>();
        foreach (var night in run.Each())
        {
            if (nights.At(night) is { } known)
            {
                shrunk.Add(known.ClaimId);
                (known.ClaimId, known.Kind, known.Standing, known.DoubtedAt) = (id, kind, standing, doubtedAt);
            }
            else nights.Add(night, id, kind, standing, doubtedAt);
        }

        nights.Found.Decisions.Holds(run, id, kind, standing);
        nights.Found.Report(new(id, kind, standing, run, platform.SaysClosedForAll));
        if (standing == ClaimStanding.Mirror) newMirrors.Add(id);
        foreach (var claim in shrunk) nights.Reshape(claim);
    }
}
