using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Sync.Platforms;

namespace Resas.Sync.Import;

/// <summary>Compares the stays with an identity that a listing shows with those that it showed.</summary>
internal sealed class StayComparison(Platform platform, Surroundings around, Seen seen, Findings found)
{
    private readonly List<SeenStay> newStays = [];
    private readonly List<(SeenStay Known, ShownStay Now)> back = [];
    private readonly List<SeenStay> gone = [];
    private readonly List<Nights> vacated = [];
    private readonly List<DateOnly> givenBack = [];

    /// <summary>Rows to add and to remove.</summary>
    public IReadOnlyList<SeenStay> NewStays => newStays;
    public IReadOnlyList<SeenStay> Gone => gone;
    /// <summary>Nights that a stay of this listing's own had until now.</summary>
    public IReadOnlyList<Nights> Vacated => vacated;
    /// <summary>Nights that a stay, which goes on, has given back, and no stay has now.</summary>
    public IEnumerable<DateOnly> GivenBack => givenBack.Where(night => !seen.LiveStays.Any(s => s.Nights.Contains(night)));

    /// <summary>Past nights are history (rule 2): no longer followed, never released. One that ends today may still get longer, and is the same then.</summary>
    public void ForgetPast()
    {
        foreach (var stay in seen.Stays.Where(s => s.Until <= around.Today).ToList())
        {
            if (!stay.HasEnded) found.Decisions.Note(Decided.KeptPast, stay.Nights, stay.ClaimId);
            if (stay.Until < around.Today) Forget(stay);
            else stay.End();
        }
    }

    public void Compare(Shown shown, bool isSuspicious)
    {
        HashSet<SeenStay> there = [.. Match(shown), .. newStays];
        EndMissing(there, shown, isSuspicious);
        Restore(there);
    }

    /// <summary>Identity (rule 7): by code, else by UID, else by the same nights. Never by summary.</summary>
    private HashSet<SeenStay> Match(Shown shown)
    {
        var matched = new HashSet<SeenStay>();
        var open = shown.Stays.ToList();
        foreach (var same in new Func<SeenStay, ShownStay, bool>[] { (known, now) => known.HasCodeOf(now), (known, now) => known.HasUidOf(now), (known, now) => known.HasNightsOf(now) })
        {
            foreach (var now in open.ToList())
            {
                // A live one before one that has ended: what reappears is restored only when nothing else fits.
                if (seen.Stays.Where(s => !matched.Contains(s) && same(s, now)).OrderBy(s => s.HasEnded).FirstOrDefault() is not { } known) continue;
                matched.Add(known);
                open.Remove(now);
                if (known.HasEnded) back.Add((known, now));
                else Follow(known, now);
            }
        }

        var word = new EchoedStays(around, seen, shown);
        foreach (var now in open) Take(now, word);
        return matched;
    }

    private void Follow(SeenStay known, ShownStay now)
    {
        // A stay under way may be cut to start today (rule 2): it still began when it began.
        var cut = known.From < now.Nights.From && now.Nights.From <= around.Today;
        var nightsNow = cut ? new Nights(known.From, now.Nights.Until) : now.Nights;
        var differs = known.HasEnded || !known.Absence.IsNone || nightsNow != known.Nights || (now.Code is not null && now.Code != known.Code);
        found.Decisions.Follows(known, nightsNow);
        if (!known.HasEnded && nightsNow != known.Nights)
        {
            vacated.Add(known.Nights);
            givenBack.AddRange(known.Nights.Each().Where(n => n >= around.Today && !nightsNow.Contains(n)));
        }

        known.Code = now.Code ?? known.Code;
        known.Uid = Short(now.Uid) ?? known.Uid;
        known.Shown(nightsNow);
        if (differs) found.Report(new(known.ClaimId, known.Kind, ClaimStanding.Held, nightsNow, false, now.Guest, known.Code));
    }

    private void Take(ShownStay now, EchoedStays word)
    {
        if (word.Is(now))
        {
            found.PassOver([.. now.Nights.Each().Where(n => n >= around.Today)], Decided.IgnoredAsEcho);
            return;
        }

        var stay = SeenStay.Of(seen.ListingId, found.NewId(), KindOf(now), now.Code, Short(now.Uid), now.Nights);
        seen.Stays.Add(stay);
        newStays.Add(stay);
        found.Decisions.Note(Decided.TakenAsStay, stay.Nights, stay.ClaimId);
        found.Report(new(stay.ClaimId, stay.Kind, ClaimStanding.Held, now.Nights, false, now.Guest, now.Code));
    }

    private void EndMissing(HashSet<SeenStay> there, Shown shown, bool isSuspicious)
    {
        foreach (var stay in seen.LiveStays.Where(s => !there.Contains(s)).ToList())
        {
            var isCancelled = (stay.Code is not null && shown.Cancelled.Contains(stay.Code)) || (stay.Uid is not null && shown.Cancelled.Contains(stay.Uid));
            var isReplaced = there.Any(other => Replaces(other, stay));
            found.Decisions.Misses(stay, isCancelled || isReplaced, around.Today);
            stay.Missed(stay.Absence.Struck(around.Now, around.Spacing, !isSuspicious));
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
    private void Restore(HashSet<SeenStay> there)
    {
        foreach (var (known, now) in back)
        {
            if (seen.LiveStays.FirstOrDefault(s => !there.Contains(s) && s.Nights.Overlaps(now.Nights)) is { } missing)
            {
                // Nights that were slept are the other's (rule 2).
                var both = new Nights(Earlier(missing.From, Later(now.Nights.From, around.Today)), Later(missing.Until, now.Nights.Until));
                found.Report(new(missing.ClaimId, missing.Kind, ClaimStanding.Held, both, false, now.Guest, missing.Code));
            }
            else Follow(known, now);
        }
    }

    private void Free(SeenStay stay, ReleaseReason why)
    {
        found.Decisions.Frees(stay, why, around.Today);
        vacated.Add(stay.Nights);
        if (stay.From < around.Today)
        {
            // What has been slept stays (rule 2); only the rest is given back.
            found.Report(new(stay.ClaimId, stay.Kind, ClaimStanding.Held, stay.Nights with { Until = around.Today }, false, null, stay.Code));
        }
        else found.Release(stay.ClaimId, why);

        stay.End();
    }

    private void Forget(SeenStay stay)
    {
        seen.Stays.Remove(stay);
        gone.Add(stay);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static ClaimKind KindOf(ShownStay stay) => stay.Meaning == Meaning.OwnersTime ? ClaimKind.Block : ClaimKind.Reservation;

    private static string? Short(string? uid) => uid?.Length > 400 ? uid[..400] : uid;
}
