using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Blocks;

/// <summary>What follows from changed claims: mirrors that must hold, conflicts that open, move or close, and who holds which night.</summary>
internal sealed class Settlement
{
    private readonly Posting posting;
    private readonly List<Claim> around;
    private ClaimsByNight byNight;
    private readonly Dictionary<Guid, Claim> byId;
    private readonly List<Conflict> conflicts;
    private readonly Dictionary<(Guid, Guid), List<Conflict>> byPair = [];

    private Settlement(Posting posting, List<Claim> changed, List<Claim> around, List<Conflict> conflicts)
    {
        (this.posting, Changed, this.around, this.conflicts) = (posting, changed, around, conflicts);
        (byNight, byId) = (new(around), around.ToDictionary(c => c.Id));
        foreach (var conflict in conflicts) ConflictsOf(conflict.FirstClaimId, conflict.SecondClaimId).Add(conflict);
    }

    /// <summary>The claims of the posting, and those that changed by it.</summary>
    public List<Claim> Changed { get; }

    public static async Task<Settlement> ReadAsync(Posting posting, List<Claim> changed, CancellationToken ct) =>
        new(posting, changed, await ReadAroundAsync(posting, changed, ct), await posting.AllConflictsAsync(ct));

    /// <summary>All that is taken in all homes of the house.</summary>
    public static async Task<Settlement> ReadAllAsync(Posting posting, CancellationToken ct) =>
        new(posting, [], await posting.Claims.Where(c => c.ReleasedAt == null).OrderBy(c => c.From).ToListAsync(ct), await posting.AllConflictsAsync(ct));

    /// <summary>The live claims that touch the changed nights; of each that is or was a mirror among them, also all that it may mirror.</summary>
    private static async Task<List<Claim>> ReadAroundAsync(Posting posting, List<Claim> changed, CancellationToken ct)
    {
        if (changed.Count == 0) return [];
        var hull = Hull(changed.Select(c => c.Nights).Concat(changed.Select(posting.NightsBefore).OfType<Nights>()));
        while (true)
        {
            var claims = await posting.LiveAsync(hull, ct);
            var wider = Hull(claims.Where(c => c.Standing == ClaimStanding.Mirror || c.Origins.Count > 0).Select(c => c.Nights).Append(hull));
            if (wider == hull) return claims;
            hull = wider;
        }
    }

    /// <summary>Mirrors that must hold.</summary>
    public void PromoteMirrors()
    {
        KeepWhatOwnersCalledTwo();
        OutliveStays();
        // What has outlived its stay is one that others may mirror.
        KeepWhatOwnersCalledTwo();
    }

    /// <summary>Stays that the owner called two, or settled as two, are no mirrors of each other, whatever their listings come to think.</summary>
    private void KeepWhatOwnersCalledTwo()
    {
        foreach (var mirror in around.Where(c => c is { Standing: ClaimStanding.Mirror, Promotion: not Promotion.Copied }))
        {
            if (!byNight.On(mirror.Nights).Exists(stay => posting.House.IsMirrorOf(mirror, stay)
                && ConflictsOf(mirror.Id, stay.Id).Exists(c => c.Closing is Closing.ReallyTwo or Closing.ResolvedByOwner))) continue;
            posting.Watch(mirror).Promote();
            NoteChanged(mirror);
        }
    }

    /// <summary>A mirror whose stay has ended keeps its nights blocked, unless the owner said that it was that stay.</summary>
    private void OutliveStays()
    {
        foreach (var mirror in around.Where(c => c.Standing == ClaimStanding.Mirror).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id))
        {
            var isAnswered = conflicts.Exists(c => (c.CopyId ?? c.SecondClaimId) == mirror.Id && c.Closing == Closing.SameStay);
            if (isAnswered || byNight.On(mirror.Nights).Exists(stay => posting.House.IsMirrorOf(mirror, stay))) continue;
            posting.Watch(mirror).Outlive(OriginsOf(mirror, mirror.Nights), posting.Now);
            NoteChanged(mirror);
        }
    }

    /// <summary>Nights that outlived their stay, and that the same listing has sold again meanwhile: the link has caught up with the new stay.</summary>
    public void RecogniseMirrors()
    {
        foreach (var outlived in around.Where(c => c.Holds && c.Promotion == Promotion.StayEnded && c.Origins.Count > 0))
        {
            if (!Changed.Exists(stay => stay.Holds && stay.ListingId is { } id && outlived.Origins.Contains(id) && stay.Nights.Overlaps(outlived.Nights)
                    && posting.House.Meet(stay.PropertyId, outlived.PropertyId))) continue;
            posting.Watch(outlived).MirrorAgain();
            NoteChanged(outlived);
        }
    }

    /// <summary>What a mirror closes and nobody else holds any more may have been sold there beside the stay: it is kept closed, and told to all but those
    /// that it may have come from until links have caught up. What the owner called the same stay is not.</summary>
    public void HoldWhatMirrorsLeave()
    {
        var known = around.Where(c => c is { IsLive: true, MirrorId: not null }).ToLookup(c => c.MirrorId!.Value);
        foreach (var left in known.Where(k => byId.GetValueOrDefault(k.Key) is not { IsLive: true, Standing: ClaimStanding.Mirror }).SelectMany(k => k)) Leave(left);
        foreach (var mirror in around.Where(c => c is { Standing: ClaimStanding.Mirror, IsListingGone: false }))
            KeepLeft(mirror, [.. known[mirror.Id]]);
        around.AddRange(Changed.Where(c => c.IsLive && byId.TryAdd(c.Id, c)));
        around.Sort((one, other) => one.From.CompareTo(other.From));
        byNight = new(around);
    }

    /// <summary>What a listing opens once it no longer takes over others' calendars came from there, not the other way round: it is told of what they hold,
    /// and they of what it goes on holding.</summary>
    public void TellUnlinked(Guid listing, IReadOnlyList<Guid> others)
    {
        foreach (var claim in around.Where(c => c.Holds && c.Origins.Contains(listing) && c.ListingId is { } other && others.Contains(other))) IsNotFrom(claim, listing);
        if (!Changed.Exists(c => c.ListingId == listing && HasOpened(c))) return;
        foreach (var claim in around.Where(c => c.Holds && c.ListingId == listing))
        foreach (var other in claim.Origins.Intersect(others).ToList()) IsNotFrom(claim, other);
    }

    private bool HasOpened(Claim claim) => posting.NightsBefore(claim) is { } before && before.Each().Any(night => !claim.IsLive || !claim.Nights.Contains(night));

    private void IsNotFrom(Claim claim, Guid listing)
    {
        posting.Watch(claim).IsNotFrom(listing);
        NoteChanged(claim);
    }

    private void KeepLeft(Claim mirror, List<Claim> known)
    {
        var yesterday = DateOnly.FromDateTime(posting.Now).AddDays(-1);
        var said = conflicts.Where(c => (c.CopyId ?? c.SecondClaimId) == mirror.Id && c.Closing == Closing.SameStay).Select(c => c.Nights).ToList();
        var alone = mirror.Nights.Each().Where(night => night < yesterday
            ? known.Exists(k => k.Nights.Contains(night))
            : !said.Exists(s => s.Contains(night)) && !OnNight(night).Exists(c => c is { Holds: true, MirrorId: null } && Reaches(c, mirror.PropertyId, night)));
        foreach (var run in Nights.Runs(alone).ToList())
        {
            var left = known.Find(k => k.Nights.Overlaps(run));
            if (left?.Nights == run)
            {
                known.Remove(left);
                continue;
            }

            if (left is null || !known.Remove(left))
                posting.Add(left = Claim.LeftOf(mirror, posting.NewId(), posting.Now));
            if (posting.Watch(left).Nights.Intersect(run) != run) left.ComeFrom(SourcesOf(mirror, run), posting.Now);
            left.Extend(run);
            NoteChanged(left);
        }

        known.ForEach(Leave);
    }

    private void Leave(Claim left)
    {
        posting.Watch(left).Release(ReleaseReason.Vanished, posting.Now);
        NoteChanged(left);
    }

    /// <summary>All listings that a mirror may have these nights from, and those that may have them from where it has.</summary>
    private IEnumerable<Guid> SourcesOf(Claim mirror, Nights nights) => OriginsOf(mirror, nights)
        .Concat(byNight.On(nights).Where(c => c is { IsLive: true, MirrorId: null, Standing: not ClaimStanding.Window } && posting.House.Meet(c.PropertyId, mirror.PropertyId))
            .SelectMany(c => c.ListingId is { } listing ? c.Origins.Append(listing) : c.Origins))
        .Where(listing => listing != mirror.ListingId).Distinct();

    /// <summary>Where the nights of a mirror came from: the listings of the stays that it mirrored until now, and where those came from.</summary>
    private IEnumerable<Guid> OriginsOf(Claim mirror, Nights nights) => Changed
        .Where(c => posting.HeldBefore(c) is { } before && before.Overlaps(nights) && posting.House.Meet(c.PropertyId, mirror.PropertyId))
        .SelectMany(c => c.ListingId is { } listing ? c.Origins.Append(listing) : c.Origins)
        .Where(listing => listing != mirror.ListingId).Distinct();

    private void NoteChanged(Claim claim)
    {
        claim.Changed(posting.Now);
        if (!Changed.Contains(claim)) Changed.Add(claim);
    }

    public void FollowConflicts()
    {
        var touched = Changed.Select(c => c.Id).ToHashSet();
        foreach (var conflict in conflicts.Where(c => c.IsOpen && (touched.Contains(c.FirstClaimId) || touched.Contains(c.SecondClaimId))))
            Follow(conflict);

        foreach (var one in Changed.Where(c => c.IsLive))
        {
            foreach (var other in byNight.On(one.Nights).Where(c => c != one)) OpenBetween(one, other);
        }
    }

    /// <summary>Every open one, and all pairs of different homes. What two homes had in common before yesterday is nobody's worry any more.</summary>
    public void FollowAllConflicts()
    {
        var yesterday = DateOnly.FromDateTime(posting.Now).AddDays(-1);
        foreach (var conflict in conflicts.Where(c => c.IsOpen).ToList()) Follow(conflict);
        foreach (var (place, one) in around.Index())
        {
            foreach (var other in around.Skip(place + 1).TakeWhile(c => c.From < one.Until).Where(c => c.PropertyId != one.PropertyId))
                if (one.Nights.Intersect(other.Nights) is { } common && common.Until > yesterday) OpenBetween(one, other);
        }
    }

    /// <summary>By home, the nights that may have got another holder.</summary>
    public Dictionary<Guid, HashSet<DateOnly>> TouchedNights()
    {
        var touched = new Dictionary<Guid, HashSet<DateOnly>>();
        foreach (var claim in Changed)
        {
            var nights = (claim.Holds ? claim.Nights.Each() : []).Concat(posting.HeldBefore(claim)?.Each() ?? []).ToHashSet();
            foreach (var home in ReachOf(claim, nights)) (touched.TryGetValue(home, out var known) ? known : touched[home] = []).UnionWith(nights);
        }

        return touched;
    }

    /// <summary>All nights that somebody holds in a home, or around it.</summary>
    public IEnumerable<DateOnly> NightsOf(Guid home) =>
        around.Where(c => c.Holds && posting.House.Meet(c.PropertyId, home)).SelectMany(c => c.Nights.Each());

    /// <summary>The first taken stays holder; a closure holds where nobody else does.</summary>
    public Claim? HolderOf(Guid home, DateOnly night) => OnNight(night).Where(c => c.Holds && Reaches(c, home, night))
        .OrderBy(c => !c.IsFirm).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id).FirstOrDefault();

    /// <summary>A house that a platform closes while one of its rooms is taken is closed because of that room: no word on the others.</summary>
    private bool Reaches(Claim claim, Guid home, DateOnly night) => posting.House.Meet(claim.PropertyId, home)
        && (!posting.House.IsClosureOfHouse(claim, home) || !OnNight(night).Exists(c => c.IsFirm && c.PropertyId != home && c.PropertyId != claim.PropertyId));

    private List<Claim> OnNight(DateOnly night) => byNight.On(new(night, night.AddDays(1)));

    /// <summary>Where the house is closed, what changes in one room changes what that means for the others.</summary>
    private IEnumerable<Guid> ReachOf(Claim claim, HashSet<DateOnly> nights) =>
        around.Exists(c => c.Holds && c.PropertyId != claim.PropertyId && posting.House.IsClosureOfHouse(c, claim.PropertyId) && c.Nights.Each().Any(nights.Contains))
            ? posting.House.Homes
            : posting.House.ReachOf(claim.PropertyId);

    private void Follow(Conflict conflict)
    {
        var (first, second) = (Find(conflict.FirstClaimId), Find(conflict.SecondClaimId));
        var now = first is null || second is null ? null : posting.House.Between(first, second);
        if (now == conflict.Kind) conflict.Follow(first!, second!);
        else posting.Close(conflict, now == ConflictKind.DoubleBooking ? Closing.ReallyTwo : Closing.OneEnded);
    }

    private void OpenBetween(Claim one, Claim other)
    {
        if (posting.House.Between(one, other) is not { } kind) return;
        var known = ConflictsOf(one.Id, other.Id);
        if (known.Exists(c => (c.IsOpen && c.Kind == kind) || c.Settles(kind))) return;

        var oneIsFirst = kind == ConflictKind.SameStayQuestion
            ? other.Standing == ClaimStanding.Mirror
            : (one.CreatedAt, one.Id).CompareTo((other.CreatedAt, other.Id)) < 0;
        var conflict = oneIsFirst ? Conflict.Open(posting.NewId(), kind, one, other, posting.Now) : Conflict.Open(posting.NewId(), kind, other, one, posting.Now);
        known.Add(conflict);
        posting.Open(conflict);
    }

    /// <summary>The live claim of that id, as far as it may matter here.</summary>
    private Claim? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>All that there ever were between two claims.</summary>
    private List<Conflict> ConflictsOf(Guid one, Guid other)
    {
        var pair = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        if (!byPair.TryGetValue(pair, out var known)) byPair[pair] = known = [];
        return known;
    }

    private static Nights Hull(IEnumerable<Nights> ranges)
    {
        var all = ranges.ToList();
        return new(all.Min(n => n.From), all.Max(n => n.Until));
    }
}
