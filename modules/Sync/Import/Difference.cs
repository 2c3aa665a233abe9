using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Platforms;

namespace Resas.Sync.Import;

/// <summary>Compares what a listing shows with what it showed, by the rules of availability, and says what the ledger gets.
/// Pure but for the rows it is handed, which it brings up to date.</summary>
internal sealed class Difference(Platform platform, Guid listingId, Surroundings around, List<SeenStay> stays, List<SeenNight> nights, Ids ids)
{
    /// <summary>A longer run is a season, not a stay.</summary>
    public const int LongestStay = 90;

    /// <summary>One night of ours that does not come back may be chance.</summary>
    private const int FewestNights = 2;

    private readonly Dictionary<Guid, ClaimReport> claims = [];
    private readonly HashSet<Guid> newIds = [];
    private readonly HashSet<Guid> newMirrors = [];
    private readonly List<ClaimRelease> releases = [];
    private readonly List<SeenStay> newStays = [];
    private readonly List<(SeenStay Known, ShownStay Now)> back = [];
    private readonly List<SeenStay> gone = [];
    /// <summary>Nights that a stay of this listing's own had until now.</summary>
    private readonly List<Nights> vacated = [];
    /// <summary>Nights that a stay, which goes on, has given back.</summary>
    private readonly List<DateOnly> givenBack = [];
    private Padding padding = null!;
    private Lazy<bool> tellsStaysApart = null!;

    public IReadOnlyList<ClaimReport> Claims => [.. claims.Values];
    public IReadOnlyList<ClaimRelease> Releases => releases;
    /// <summary>Rows to add and to remove. The nights are kept as they are left.</summary>
    public IReadOnlyList<SeenStay> NewStays => newStays;
    public IReadOnlyList<SeenStay> Gone => gone;
    /// <summary>Claims that mirror others from this answer on.</summary>
    public IReadOnlySet<Guid> NewMirrors => newMirrors;
    /// <summary>Runs that were missing, and are shown again.</summary>
    public IReadOnlyList<HeldRun> Returned { get; private set; } = [];

    public Decisions Decisions { get; } = new();
    public bool IsSuspicious { get; private set; }
    public int Echoes { get; private set; }
    /// <summary>Claims with strikes against them that still hold their nights.</summary>
    public int Missing => stays.Count(s => !s.HasEnded && !s.Absence.IsNone) + nights.Where(n => !n.Absence.IsNone || n.DoubtedAt is not null).Select(n => n.ClaimId).Distinct().Count();
    /// <summary>News beside echoes or windows may put these in another light at the next look, even at the same document.</summary>
    public bool LooksAgain => claims.Count + releases.Count > 0 && (Echoes > 0 || nights.Exists(n => n.Standing == ClaimStanding.Window));

    public void Apply(Shown shown)
    {
        ForgetPast();
        IsSuspicious = Suspect(shown);
        tellsStaysApart = new(() => TellsStaysApart(shown));
        var matched = MatchStays(shown);
        EndMissingStays([.. matched, .. newStays], shown);
        RestoreStays([.. matched, .. newStays]);
        padding = new(platform, around, shown.Closed, [.. stays.Where(s => !s.HasEnded).Select(s => s.Nights)]);
        FreeOpened(shown.Closed, windows: true);
        ForgetWhatEndedStaysLeft(shown.Closed);
        JudgeGivenBack(shown.Closed);
        ForgetWhatWeBroughtBack(shown.Closed);
        ForgetWhatMirrorsLeft(shown.Closed);
        TakeClosed(shown.Closed);
        KeepGivenBack(shown.Closed);
        FreeOpened(shown.Closed, windows: false);
        RecogniseMirrors(shown.Closed);
    }

    /// <summary>Past nights are history (rule 2): no longer followed, never released.</summary>
    private void ForgetPast()
    {
        foreach (var stay in stays.Where(s => s.Until <= around.Today && !s.HasEnded)) Decisions.Note(Decided.KeptPast, stay.Nights, stay.ClaimId);
        foreach (var stay in stays.Where(s => s.Until <= around.Today).ToList()) Forget(stays, stay);
        foreach (var claim in nights.GroupBy(n => n.ClaimId).Where(c => c.All(n => n.Night < around.Today)).ToList())
        {
            // A window that has passed was never anybody's; it leaves no history.
            if (claim.First().Standing == ClaimStanding.Window) releases.Add(new(claim.Key, ReleaseReason.Vanished));
            if (claim.First().Standing == ClaimStanding.Held) Decisions.Note(Decided.KeptPast, claim.Select(n => n.Night), claim.Key);
            foreach (var night in claim) Forget(nights, night);
        }
    }

    /// <summary>Empty where there was something, more than half of the future nights gone, or read with errors (rule 1).</summary>
    private bool Suspect(Shown shown)
    {
        if (shown.Skipped > 0) return true;
        var known = nights.Where(n => n.Night >= around.Today && n.Standing != ClaimStanding.Window).Select(n => n.Night)
            .Concat(stays.Where(s => !s.HasEnded).SelectMany(s => s.Nights.Each().Where(n => n >= around.Today))).ToHashSet();
        if (known.Count == 0) return false;
        var still = known.Count(n => shown.Holds(n));
        // A stay that moved takes its nights along: it is not gone.
        var moved = shown.Stays.Sum(s => stays.Any(k => !k.HasEnded && k.Nights != s.Nights && IsSame(k, s)) ? s.Nights.Count : 0);
        return (still + moved) * 2 < known.Count;
    }

    /// <summary>Identity (rule 7): by code, else by UID, else by the same nights. Never by summary.</summary>
    private HashSet<SeenStay> MatchStays(Shown shown)
    {
        var matched = new HashSet<SeenStay>();
        var open = shown.Stays.ToList();
        foreach (var same in new Func<SeenStay, ShownStay, bool>[] { ByCode, ByUid, ByNights })
        {
            foreach (var now in open.ToList())
            {
                // A live one before one that has ended: what reappears is restored only when nothing else fits.
                if (stays.Where(s => !matched.Contains(s) && same(s, now)).OrderBy(s => s.HasEnded).FirstOrDefault() is not { } known) continue;
                matched.Add(known);
                open.Remove(now);
                if (known.HasEnded) back.Add((known, now));
                else Follow(known, now);
            }
        }

        foreach (var now in open) TakeStay(now, shown);
        return matched;
    }

    private static bool ByCode(SeenStay known, ShownStay now) => now.Code is not null && known.Code == now.Code;

    private static bool ByUid(SeenStay known, ShownStay now) => now.Uid is not null && known.Uid == now.Uid && CodesAgree(known, now);

    private static bool ByNights(SeenStay known, ShownStay now) => !known.HasEnded && known.Nights == now.Nights && CodesAgree(known, now);

    private static bool IsSame(SeenStay known, ShownStay now) => ByCode(known, now) || ByUid(known, now);

    private static bool CodesAgree(SeenStay known, ShownStay now) => known.Code is null || now.Code is null || known.Code == now.Code;

    private void Follow(SeenStay known, ShownStay now)
    {
        // A stay under way may be cut to start today (rule 2): it still began when it began.
        var cut = known.From < now.Nights.From && now.Nights.From <= around.Today;
        var nightsNow = cut ? new Nights(known.From, now.Nights.Until) : now.Nights;
        var differs = known.HasEnded || !known.Absence.IsNone || nightsNow != known.Nights || (now.Code is not null && now.Code != known.Code);
        Decisions.Follows(known, nightsNow);
        if (!known.HasEnded && nightsNow != known.Nights)
        {
            vacated.Add(known.Nights);
            givenBack.AddRange(known.Nights.Each().Where(n => n >= around.Today && !nightsNow.Contains(n)));
        }

        known.Code = now.Code ?? known.Code;
        known.Uid = Short(now.Uid) ?? known.Uid;
        known.Shown(nightsNow);
        if (differs) Report(new(known.ClaimId, known.Kind, ClaimStanding.Held, nightsNow, false, now.Guest, known.Code));
    }

    private void TakeStay(ShownStay now, Shown shown)
    {
        // Only a code, a stay of its own there until now, or that our word never comes back as a stay, or in part, proves a sale; anything else on nights
        // that we exported there is our own word come back (rule 5).
        var future = now.Nights.Each().Where(n => n >= around.Today).ToList();
        if (now.Code is null && future.TrueForAll(around.IsEcho) && !stays.Exists(s => !s.HasEnded && s.Nights.Overlaps(now.Nights)) && !IsAPart(now.Nights, shown) && !tellsStaysApart.Value)
        {
            Echoes += future.Count;
            Decisions.Note(Decided.IgnoredAsEcho, future);
            return;
        }

        var stay = SeenStay.Of(listingId, NewId(), KindOf(now), now.Code, Short(now.Uid), now.Nights);
        stays.Add(stay);
        newStays.Add(stay);
        Decisions.Note(Decided.TakenAsStay, stay.Nights, stay.ClaimId);
        Report(new(stay.ClaimId, stay.Kind, ClaimStanding.Held, now.Nights, false, now.Guest, now.Code));
    }

    /// <summary>Whether a stay lies on a part of what we told as one, of which nothing else is shown: our word would come back whole. What the platform had from
    /// us later may not be there yet.</summary>
    private bool IsAPart(Nights stay, Shown shown) => around.Others.Where(other => other.Nights.Overlaps(stay)).Any(other =>
    {
        var told = other.Nights.Each().Where(n => n > around.Today && around.Served.TryGetValue(n, out var served) && served.GoneAt is null).ToLookup(stay.Contains, n => (Night: n, around.Served[n].FirstPulledAt));
        var rest = told[false].Where(n => told[true].All(inside => n.FirstPulledAt <= inside.FirstPulledAt)).Select(n => n.Night).ToList();
        return told[true].Any() && rest.Count >= FewestNights && !rest.Exists(shown.Holds);
    });

    /// <summary>Whether of all that the platform has from us for long nothing looks like a stay, or more of it comes back merely closed than as stays:
    /// then a stay was sold there, though it has these nights from us by now.</summary>
    private bool TellsStaysApart(Shown shown)
    {
        var ours = around.Served.Values.Where(n => n.GoneAt is null && n.Night > around.Today && !stays.Exists(s => !s.HasEnded && s.Nights.Contains(n.Night))).ToList();
        var asStays = ours.Where(n => shown.Stays.Any(s => s.Nights.Contains(n.Night))).ToHashSet();
        // Of one that is shown for the first time nobody knows yet what it is: it may have been sold while the platform gave no answers.
        var forLong = ours.Where(n => n.FirstPulledAt + around.EchoGrace <= around.Now && (around.Before.Contains(n.Night) || !asStays.Contains(n))).ToList();
        if (forLong.Count >= FewestNights && !forLong.Exists(asStays.Contains)) return true;
        var closed = ours.Count(n => shown.Closed.Contains(n.Night) && !nights.Exists(known => known.Night == n.Night));
        return closed >= FewestNights && closed > asStays.Count;
    }

    private void EndMissingStays(HashSet<SeenStay> there, Shown shown)
    {
        foreach (var stay in stays.Where(s => !s.HasEnded && !there.Contains(s)).ToList())
        {
            var isCancelled = (stay.Code is not null && shown.Cancelled.Contains(stay.Code)) || (stay.Uid is not null && shown.Cancelled.Contains(stay.Uid));
            var isReplaced = there.Any(other => Replaces(other, stay));
            Decisions.Misses(stay, isCancelled || isReplaced, around.Today);
            stay.Missed(stay.Absence.Struck(around.Now, around.Spacing, !IsSuspicious));
            if (!isCancelled && !isReplaced && !stay.Absence.IsEnough) continue;
            // An old copy shows a stay where it was before, under another name: what the new one does not have is open once a second answer says so.
            if (!isCancelled && !stay.Absence.IsEnough) givenBack.AddRange(stay.Nights.Each().Where(n => n >= around.Today));
            Free(stay, isCancelled ? ReleaseReason.Cancelled : ReleaseReason.Vanished);
        }
    }

    /// <summary>A stay whose nights a new one has there now is gone for certain; where a home is sold once, so is one whose nights any other has.
    /// One that had ended and is back may come from an old copy: that is no proof.</summary>
    private bool Replaces(SeenStay other, SeenStay stay) =>
        other is { Kind: ClaimKind.Reservation, HasEnded: false } && other.Nights.Overlaps(stay.Nights) && (platform.SellsOnce || newStays.Contains(other));

    /// <summary>What reappears is restored with its identity. Where it had given way to one that is missing now, only the next answer tells which of
    /// the two is the old copy's: until then the nights of both are taken.</summary>
    private void RestoreStays(HashSet<SeenStay> there)
    {
        foreach (var (known, now) in back)
        {
            if (stays.Find(s => !s.HasEnded && !there.Contains(s) && s.Nights.Overlaps(now.Nights)) is { } missing)
            {
                var both = new Nights(Earlier(missing.From, now.Nights.From), Later(missing.Until, now.Nights.Until));
                Report(new(missing.ClaimId, missing.Kind, ClaimStanding.Held, both, false, now.Guest, missing.Code));
            }
            else Follow(known, now);
        }
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private void Free(SeenStay stay, ReleaseReason why)
    {
        Decisions.Frees(stay, why, around.Today);
        vacated.Add(stay.Nights);
        if (stay.From < around.Today)
        {
            // What has been slept stays (rule 2); only the rest is given back.
            stay.CutAt(around.Today);
            Report(new(stay.ClaimId, stay.Kind, ClaimStanding.Held, stay.Nights, false, null, stay.Code));
            Forget(stays, stay);
            return;
        }

        stay.End();
        releases.Add(new(stay.ClaimId, why));
    }

    /// <summary>Closed nights are compared as sets (rule 6). Held ones stay what they are; a window is judged anew each time,
    /// so that nights that were closed for a season and have since been sold are seen.</summary>
    private void TakeClosed(IReadOnlySet<DateOnly> closed)
    {
        Decisions.Sees(nights.Where(n => closed.Contains(n.Night)));
        Returned = HeldRun.Of(nights.Where(n => !n.Absence.IsNone && closed.Contains(n.Night)));
        foreach (var night in nights.Where(n => closed.Contains(n.Night))) night.Absence = Absence.None;

        var held = nights.Where(n => n.Standing != ClaimStanding.Window).Select(n => n.Night).ToHashSet();
        var windows = nights.Where(n => n.Standing == ClaimStanding.Window).Select(n => n.Night).ToHashSet();
        var last = closed.Count == 0 ? around.Today : closed.Max();
        // What one answer alone shows open may be half a document: what was kept free beyond it is so still.
        var lasting = new Padding(platform, around, closed.Union(around.Before).Union(held).ToHashSet(), []);
        foreach (var run in Nights.Runs(closed))
        {
            var rest = run.Each().Where(n => !held.Contains(n)).ToList();
            Decisions.Note(Decided.IgnoredAsEcho, rest.Where(around.IsEcho));
            Echoes += rest.RemoveAll(around.IsEcho);
            var nobodys = rest.Where(n => !windows.Contains(n)).ToList();
            var free = Nights.Runs(nobodys).SelectMany(padding.In).Concat(Nights.Runs(nobodys.Where(around.Before.Contains)).Where(lasting.Is)).ToList();
            Decisions.Note(Decided.IgnoredAsPadding, free.SelectMany(p => p.Each()));
            Echoes += rest.RemoveAll(n => free.Exists(p => p.Contains(n)));
            // The whole run is judged: a window that was seen before grows by a night each day, and is one still.
            var isWindow = IsWindow(run, last);
            var getsLonger = WasOnlyTonight(rest);
            foreach (var known in Nights.Runs(Doubt([.. rest.Where(windows.Contains)], isWindow || rest.Count > LongestStay, getsLonger)).ToList())
            {
                if (padding.Is(known)) ForgetWindow(known);
                else Take(known, run, nights.Where(n => known.Contains(n.Night)).Min(n => Ids.TimeOf(n.ClaimId)));
            }

            var unknown = rest.Where(n => !windows.Contains(n)).ToList();
            foreach (var fresh in Nights.Runs(unknown))
            {
                var prolongs = !getsLonger && fresh.Until > last && windows.Contains(fresh.From.AddDays(-1));
                if (isWindow || prolongs || unknown.Count > LongestStay) TakeWindow(fresh);
                else Take(fresh, run, around.Now);
            }
        }
    }

    /// <summary>The season has passed on; what stays closed of it lies around our own word.</summary>
    private void ForgetWindow(Nights run)
    {
        PassOver(nights.Where(n => run.Contains(n.Night)), Decided.IgnoredAsPadding);
    }

    /// <summary>Whether of a run only tonight was known, which alone looks like a window: a stay that has got longer, not what half a document leaves of a season.</summary>
    private bool WasOnlyTonight(List<DateOnly> run)
    {
        var tomorrow = around.Today.AddDays(1);
        return run.Contains(around.Today) && run.Contains(tomorrow) && nights.Find(n => n.Night == around.Today) is { } tonight && !nights.Exists(n => n.Night > around.Today && n.ClaimId == tonight.ClaimId);
    }

    /// <summary>What looks like a stay may be what half a document leaves of a season: that takes a second answer, a poll later.</summary>
    /// <returns>The nights that were no window in both.</returns>
    private List<DateOnly> Doubt(HashSet<DateOnly> known, bool isWindow, bool isBeyondDoubt)
    {
        var beyondDoubt = new List<DateOnly>();
        foreach (var night in nights.Where(n => known.Contains(n.Night)))
        {
            if (!isWindow && (isBeyondDoubt || around.Now - night.DoubtedAt >= around.Spacing)) beyondDoubt.Add(night.Night);
            night.DoubtedAt = isWindow ? null : night.DoubtedAt ?? around.Now;
        }

        return beyondDoubt;
    }

    private bool IsWindow(Nights run, DateOnly last) =>
        (run.From == around.Today && run.Count == 1)
        || (platform.HorizonDays is { } days && run.Until > last && run.Until >= around.Today.AddDays(days - 2));

    /// <summary>New closed nights that hold: part by part where another source's stay is seen mirrored.</summary>
    /// <param name="closedAt">When they were first seen closed, for whatever reason.</param>
    private void Take(Nights fresh, Nights run, DateTime closedAt)
    {
        var mirrored = around.MirroredIn(run, closedAt);
        foreach (var mirror in Nights.Runs(fresh.Each().Where(mirrored.Contains))) Hold(mirror, ClaimStanding.Mirror, closedAt);
        foreach (var own in Nights.Runs(fresh.Each().Where(n => !mirrored.Contains(n)))) Hold(own, ClaimStanding.Held, closedAt);
    }

    /// <summary>A link may close a stay's nights before the stay itself is read. Where one is known, what was taken for the listing's own is then seen to be
    /// its mirror; elsewhere it may be chance.</summary>
    private void RecogniseMirrors(IReadOnlySet<DateOnly> closed)
    {
        if (!around.HasLinks) return;
        foreach (var run in HeldRun.Of(nights).Where(r => r.Nights.Each().All(closed.Contains) && around.IsMirror(r, around.Others.Where(o => around.IsHandedOn(o, r.SeenAt) && IsBefore(o, r)))))
        {
            foreach (var night in nights.Where(n => n.ClaimId == run.ClaimId)) night.Standing = ClaimStanding.Mirror;
            Decisions.Holds(run.Nights, run.ClaimId, run.Kind, ClaimStanding.Mirror);
            Report(new(run.ClaimId, run.Kind, ClaimStanding.Mirror, run.Nights, run.Kind == ClaimKind.Reservation));
        }
    }

    /// <summary>A link may be faster than we are; but of two closures the later one is the mirror.</summary>
    private static bool IsBefore(ExportedClaim source, HeldRun run) => source.Kind != ClaimKind.Closure || Ids.TimeOf(source.ClaimId) <= run.SeenAt;

    private void Hold(Nights run, ClaimStanding standing, DateTime closedAt)
    {
        var kind = platform.SaysClosedForAll ? ClaimKind.Reservation : ClaimKind.Closure;
        var id = NewId(closedAt);
        var shrunk = new HashSet<Guid>();
        foreach (var night in run.Each())
        {
            if (nights.Find(n => n.Night == night) is { } known)
            {
                shrunk.Add(known.ClaimId);
                (known.ClaimId, known.Kind, known.Standing) = (id, kind, standing);
            }
            else AddNight(night, id, kind, standing);
        }

        Decisions.Holds(run, id, kind, standing);
        Report(new(id, kind, standing, run, platform.SaysClosedForAll));
        if (standing == ClaimStanding.Mirror) newMirrors.Add(id);
        foreach (var claim in shrunk) Reshape(claim);
    }

    private void TakeWindow(Nights run)
    {
        var neighbour = nights.Find(n => n.Standing == ClaimStanding.Window && (n.Night == run.From.AddDays(-1) || n.Night == run.Until));
        var id = neighbour?.ClaimId ?? NewId();
        Decisions.Note(Decided.TakenAsWindow, run, id);
        foreach (var night in run.Each()) AddNight(night, id, ClaimKind.Closure, ClaimStanding.Window);
        Reshape(id);
    }

    /// <param name="windows">A window is nobody's stay and holds nothing: it goes by the second answer of any kind.</param>
    private void FreeOpened(IReadOnlySet<DateOnly> closed, bool windows)
    {
        var touched = new Dictionary<Guid, DateTime?>();
        foreach (var night in nights.Where(n => n.Night >= around.Today && !closed.Contains(n.Night) && n.Standing == ClaimStanding.Window == windows).ToList())
        {
            Decisions.Misses(night);
            night.Absence = night.Absence.Struck(around.Now, around.Spacing, !IsSuspicious);
            if (windows ? night.Absence.All < 2 : !night.Absence.IsEnough) continue;
            touched.TryAdd(night.ClaimId, night.Absence.Since);
            Decisions.Frees(night);
            Forget(nights, night);
        }

        foreach (var (claim, missedSince) in touched)
        {
            ForgetOursIn(claim, missedSince);
            Reshape(claim);
        }
    }

    /// <summary>What is left of a closure may be no more than our own word and the nights kept around it; and what is left of a stay where all is called
    /// closed no more than our own word, where only closures told us so: they go on holding it. Not so what was still closed there, without our word, when
    /// the rest was first missing.</summary>
    private void ForgetOursIn(Guid claimId, DateTime? missedSince)
    {
        var left = nights.Where(n => n.ClaimId == claimId && n.Standing == ClaimStanding.Held).ToList();
        foreach (var run in Nights.Runs(left.Select(n => n.Night)).Where(r => left[0].Kind == ClaimKind.Closure ? IsWordOrAround(r, missedSince) : IsWordOfClosures(r, missedSince)).ToList())
        {
            foreach (var night in left.Where(n => run.Contains(n.Night))) Forget(nights, night);
            Decisions.Note(left[0].Kind == ClaimKind.Closure ? Decided.IgnoredAsPadding : Decided.IgnoredAsEcho, run);
        }
    }

    private bool IsWordOrAround(Nights run, DateTime? missedSince) =>
        Nights.Runs(run.Each().Where(n => !around.IsEcho(n))).All(padding.Is) && run.Each().Where(around.IsEcho).All(n => WasToldBefore(n, missedSince));

    private bool IsWordOfClosures(Nights run, DateTime? missedSince)
    {
        var others = around.Others.Where(other => other.Nights.Overlaps(run)).ToList();
        return others.TrueForAll(other => other.Kind == ClaimKind.Closure) && run.Each().All(n => around.IsEcho(n) && WasToldBefore(n, missedSince) && others.Exists(other => other.Nights.Contains(n)));
    }

    private bool WasToldBefore(DateOnly night, DateTime? at) => around.Served[night].FirstPulledAt < at;

    /// <summary>An old copy of the calendar shows a stay where it was before: like what vanishes, the nights that a stay gives back are free once a second
    /// answer says so (rule 1). Those that are closed around our word are, too: the copy shows what was kept free around the stay then.</summary>
    private void KeepGivenBack(IReadOnlySet<DateOnly> closed)
    {
        var kept = givenBack.Where(night => !nights.Exists(n => n.Night == night) && !stays.Exists(s => !s.HasEnded && s.Nights.Contains(night)))
            .Where(night => !closed.Contains(night) || !around.Others.Any(o => o.Nights.Contains(night)));
        foreach (var run in Nights.Runs(kept).ToList())
        {
            var id = NewId();
            foreach (var night in run.Each()) AddNight(night, id, ClaimKind.Closure, ClaimStanding.Held, closed.Contains(night) ? around.Now : null);
            Report(new(id, ClaimKind.Closure, ClaimStanding.Held, run));
        }
    }

    /// <summary>A stay's own preparation goes with it. What stays closed of it because our word lies there, or beside it, is no closure of its own.</summary>
    private void ForgetWhatEndedStaysLeft(IReadOnlySet<DateOnly> closed)
    {
        PassOver(HeldClosures(closed).Where(n => vacated.Exists(stay => padding.Reaches(stay, n.Night)) && padding.IsOurs(n.Night)), Decided.IgnoredAsPadding);
    }

    /// <summary>What a stay gave back, and a second answer shows closed, is judged as if it was seen for the first time.</summary>
    private void JudgeGivenBack(IReadOnlySet<DateOnly> closed)
    {
        var kept = HeldClosures(closed).Where(n => around.Now - n.DoubtedAt >= around.Spacing).ToList();
        foreach (var night in kept) night.DoubtedAt = null;
        var ours = Nights.Runs(kept.Select(n => n.Night)).SelectMany(padding.In).ToList();
        PassOver(kept.Where(n => ours.Exists(run => run.Contains(n.Night))), Decided.IgnoredAsPadding);
    }

    /// <summary>A closure that was missing, and is shown again since the platform has these nights from us, is our own word now; so is one that was first
    /// seen in the look right before it took them. Two old copies would keep each other for ever. What is the owner's own is seen again when our word ends;
    /// where all is called closed it may be a sale, and is held.</summary>
    private void ForgetWhatWeBroughtBack(IReadOnlySet<DateOnly> closed)
    {
        PassOver(HeldClosures(closed).Where(n => around.IsEcho(n.Night) && IsBroughtBack(n, around.Served[n.Night].FirstPulledAt)), Decided.IgnoredAsEcho);
    }

    private bool IsBroughtBack(SeenNight known, DateTime toldAt) =>
        toldAt > known.Absence.Since || (LookFirst.IsNeeded(platform) && LookFirst.IsRightBefore(Ids.TimeOf(known.ClaimId), toldAt));

    /// <summary>The stay that was mirrored has ended, or moved away. What stays closed of it around our own word is nobody's.</summary>
    private void ForgetWhatMirrorsLeft(IReadOnlySet<DateOnly> closed)
    {
        var left = nights.Where(n => n is { Standing: ClaimStanding.Mirror, Kind: ClaimKind.Closure } && closed.Contains(n.Night) && !around.IsEcho(n.Night)
            && !around.Others.Any(o => o.Nights.Contains(n.Night))).ToList();
        var ours = Nights.Runs(left.Select(n => n.Night)).Where(padding.Is).ToList();
        PassOver(left.Where(n => ours.Exists(run => run.Contains(n.Night))), Decided.IgnoredAsPadding);
    }

    private IEnumerable<SeenNight> HeldClosures(IReadOnlySet<DateOnly> closed) =>
        nights.Where(n => n is { Standing: ClaimStanding.Held, Kind: ClaimKind.Closure } && closed.Contains(n.Night));

    /// <summary>What was taken for the listing's own until now turns out to be ours.</summary>
    private void PassOver(IEnumerable<SeenNight> known, Decided why)
    {
        var ours = known.ToList();
        foreach (var night in ours) Forget(nights, night);
        Decisions.Note(why, ours.Select(n => n.Night));
        foreach (var claim in ours.Select(n => n.ClaimId).Distinct()) Reshape(claim);
    }

    /// <summary>Brings a claim in line with the nights that are left of it; a second run becomes a claim of its own.</summary>
    private void Reshape(Guid claimId)
    {
        var left = nights.Where(n => n.ClaimId == claimId).ToList();
        if (left.Count == 0)
        {
            claims.Remove(claimId);
            if (!newIds.Contains(claimId)) releases.Add(new(claimId, ReleaseReason.Vanished));
            return;
        }

        var id = claimId;
        foreach (var run in Nights.Runs(left.Select(n => n.Night)))
        {
            var sample = left.First(n => run.Contains(n.Night));
            foreach (var night in left.Where(n => run.Contains(n.Night))) night.ClaimId = id;
            Report(new(id, sample.Kind, sample.Standing, run, sample.Kind == ClaimKind.Reservation));
            id = NewId();
        }
    }

    private void AddNight(DateOnly night, Guid claimId, ClaimKind kind, ClaimStanding standing, DateTime? doubtedAt = null) =>
        nights.Add(new() { Night = night, ClaimId = claimId, Kind = kind, Standing = standing, DoubtedAt = doubtedAt });

    private void Forget<T>(List<T> rows, T row) where T : class
    {
        rows.Remove(row);
        if (row is SeenStay stay) gone.Add(stay);
    }

    private void Report(ClaimReport claim) => claims[claim.ClaimId] = claim;

    private static ClaimKind KindOf(ShownStay stay) => stay.Meaning == Meaning.OwnersTime ? ClaimKind.Block : ClaimKind.Reservation;

    private static string? Short(string? uid) => uid?.Length > 400 ? uid[..400] : uid;

    private Guid NewId() => NewId(around.Now);

    /// <param name="at">When its nights were first seen taken, for whatever reason.</param>
    private Guid NewId(DateTime at)
    {
        var id = ids.New(at);
        newIds.Add(id);
        return id;
    }
}
