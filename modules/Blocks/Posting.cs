using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Blocks;

/// <summary>Opens postings: every change of a home's claims passes here.</summary>
internal sealed class Ledgers(ResasDb db, IMediator modules, Ids ids, TimeProvider clock)
{
    /// <summary>Runs <paramref name="work"/> on one home's ledger and settles what follows from it, in one transaction or the caller's.</summary>
    public Task<LedgerChange> PostAsync(Guid propertyId, Guid ownerId, Func<Posting, CancellationToken, Task> work, CancellationToken ct) =>
        db.RunAsync(async token =>
        {
            // First of all: whatever changes after this read makes the version stale, and this posting lose and start again.
            var house = await House.ReadAsync(db, ownerId, [propertyId], token);
            var posting = new Posting(db, modules, ids, house, propertyId, clock.Now());
            await work(posting, token);
            return await posting.SettleAsync(token);
        }, ct);

    /// <summary>Makes a home part of another, or of none, and settles all that is taken in both anew, in one transaction or the caller's.</summary>
    /// <returns>How many conflicts and questions that opened.</returns>
    public Task<int> ComposeAsync(Guid propertyId, Guid ownerId, Guid? wholeId, CancellationToken ct) =>
        db.RunAsync(async token =>
        {
            var house = await House.ReadAsync(db, ownerId, wholeId is { } whole ? [propertyId, whole] : [propertyId], token);
            if (house[propertyId].WholeId == wholeId) return 0;
            if (wholeId == propertyId || (wholeId is { } target && (house[target].WholeId is not null || house.ReachOf(propertyId).Any(h => house[h].WholeId == propertyId))))
                throw new InvalidOperationException($"Home {propertyId} can't be part of home {wholeId}: one of them is a part already, or has parts.");

            house[propertyId].BelongTo(wholeId);
            var posting = new Posting(db, modules, ids, house, propertyId, clock.Now());
            return await posting.SettleAnewAsync(token);
        }, ct);
}

/// <summary>One change of one home's ledger: claims are watched, then changed by their verbs, and all that follows is settled once, in the house and
/// its rooms too.</summary>
internal sealed class Posting(ResasDb db, IMediator modules, Ids ids, House house, Guid home, DateTime now)
{
    private static readonly Prepared<Guid, DateOnly, DateOnly, Claim> LiveOn = new((db, home, from, until) =>
        db.Set<Claim>().Where(c => c.PropertyId == home && c.ReleasedAt == null && c.From < until && c.Until > from).OrderBy(c => c.From));
    private static readonly Prepared<Guid, Conflict> ConflictsOf = new((db, home) => db.Set<Conflict>().Where(c => c.PropertyId == home));
    private static readonly Prepared<Guid, DateOnly, DateOnly, HeldNight> Seats = new((db, home, first, last) =>
        db.Set<HeldNight>().Where(n => n.PropertyId == home && n.Night >= first && n.Night <= last));

    private readonly Dictionary<Claim, Before?> watched = [];
    private readonly List<Conflict> opened = [];
    private readonly List<(Conflict Conflict, bool ByOwner)> closed = [];
    private readonly HashSet<Guid> raised = [];
    private readonly History history = new(house, now);
    private (Guid Listing, IReadOnlyList<Guid> Others) unlinked = (default, []);
    private bool isDirty;

    public DateTime Now => now;
    public House House => house;
    public Guid NewId() => ids.New(now);
    /// <summary>Those of the home, and of all homes of its house.</summary>
    public IQueryable<Claim> Claims => db.Set<Claim>().Of(house.Homes);
    public IQueryable<Conflict> Conflicts => db.Set<Conflict>().Of(house.Homes);

    /// <summary>The live claims on these nights, by their first.</summary>
    public async Task<List<Claim>> LiveAsync(Nights nights, CancellationToken ct)
    {
        var live = new List<Claim>();
        foreach (var one in house.Homes) live.AddRange(await LiveOn.ListAsync(db, one, nights.From, nights.Until, ct));
        return house.Homes.Count == 1 ? live : [.. live.OrderBy(c => c.From)];
    }

    public async Task<List<Conflict>> AllConflictsAsync(CancellationToken ct)
    {
        var all = new List<Conflict>();
        foreach (var one in house.Homes) all.AddRange(await ConflictsOf.ListAsync(db, one, ct));
        return all;
    }

    /// <summary>The claims that a further block or reservation on these nights would collide with, the first taken first.</summary>
    public async Task<List<Claim>> FindHoldersAsync(Nights nights, CancellationToken ct)
    {
        var touching = await db.Set<Claim>().Of([.. house.ReachOf(home)]).Where(c => c.ReleasedAt == null && c.From < nights.Until && c.Until > nights.From).ToListAsync(ct);
        return [.. touching.Where(c => c.IsFirm).OrderBy(c => c.From).ThenBy(c => c.CreatedAt)];
    }

    public void Add(Claim claim)
    {
        db.Add(claim);
        watched.Add(claim, null);
        history.Begins(claim);
    }

    /// <summary>Remembers the claim as it is before it is changed.</summary>
    public Claim Watch(Claim claim)
    {
        watched.TryAdd(claim, claim.IsLive ? Before.Of(claim) : null);
        return claim;
    }

    /// <summary>The listing took over those others' calendars until lately.</summary>
    public void NoLongerReads(Guid listing, IReadOnlyList<Guid> others) => unlinked = (listing, others);

    public void Open(Conflict conflict)
    {
        db.Add(conflict);
        opened.Add(conflict);
    }

    public void Close(Conflict conflict, Closing how, bool byOwner = false, string? note = null)
    {
        conflict.Close(how, now, note);
        closed.Add((conflict, byOwner));
        isDirty = true;
    }

    public void Reopen(Conflict conflict)
    {
        conflict.Reopen();
        history.Reopens(conflict);
        isDirty = true;
    }

    public async Task<LedgerChange> SettleAsync(CancellationToken ct)
    {
        var changed = watched.Keys.Where(c => db.Entry(c).State is EntityState.Added or EntityState.Modified).ToList();
        if (changed.Count == 0 && !isDirty) return new(house[home].Version, 0, 0, 0, 0);

        changed.ForEach(c => c.Changed(now));
        Raise([home, .. changed.SelectMany(c => house.ReachOf(c.PropertyId))]);
        await db.SaveChangesAsync(ct);

        var settlement = await Settlement.ReadAsync(this, changed, ct);
        settlement.RecogniseMirrors();
        settlement.PromoteMirrors();
        settlement.HoldWhatMirrorsLeave();
        settlement.TellUnlinked(unlinked.Listing, unlinked.Others);
        settlement.FollowConflicts();
        var touched = settlement.TouchedNights();
        Raise(touched.Keys);
        foreach (var (reached, nights) in touched) await SeatHoldersAsync(settlement, reached, nights, ct);
        Finish(settlement);
        return new(house[home].Version,
            settlement.Changed.Count(c => c.IsLive && watched[c] is null),
            settlement.Changed.Count(c => c.IsLive && watched[c] is not null),
            settlement.Changed.Count(c => !c.IsLive && watched[c] is not null),
            opened.Count);
    }

    /// <summary>Settles homes whose calendars have others' claims on them now, or no longer: all nights, whoever took them.</summary>
    /// <returns>How many conflicts and questions that opened.</returns>
    public async Task<int> SettleAnewAsync(CancellationToken ct)
    {
        Raise(house.Homes);
        await db.SaveChangesAsync(ct);
        var settlement = await Settlement.ReadAllAsync(this, ct);
        settlement.PromoteMirrors();
        settlement.HoldWhatMirrorsLeave();
        settlement.FollowConflicts();
        settlement.FollowAllConflicts();
        foreach (var reached in house.Homes)
        {
            var seated = await db.Set<HeldNight>().Where(n => n.PropertyId == reached).Select(n => n.Night).ToListAsync(ct);
            await SeatHoldersAsync(settlement, reached, [.. seated, .. settlement.NightsOf(reached)], ct);
        }

        Finish(settlement);
        return opened.Count;
    }

    /// <summary>The nights that the claim had before, when it was live.</summary>
    public Nights? NightsBefore(Claim claim) => watched[claim]?.Nights;

    /// <summary>The nights that the claim held before.</summary>
    public Nights? HeldBefore(Claim claim) => watched[claim] is { Standing: ClaimStanding.Held } before ? before.Nights : null;

    /// <summary>Each ledger once. Whatever else a posting on the house or a room has read meanwhile is stale by it.</summary>
    private void Raise(IEnumerable<Guid> homes)
    {
        foreach (var ledger in homes.Where(raised.Add).Select(h => house[h]))
        {
            ledger.Raise(now);
            if (db.Entry(ledger).State == EntityState.Detached) db.Add(ledger);
        }
    }

    /// <summary>Mirrors that began to hold and conflicts that opened may have touched further homes of the house.</summary>
    private void Finish(Settlement settlement)
    {
        Raise([.. settlement.Changed.SelectMany(c => house.ReachOf(c.PropertyId)), .. opened.Concat(closed.Select(c => c.Conflict)).Select(c => c.PropertyId)]);
        db.AddRange(history.Write(settlement.Changed.Select(c => (c, watched[c])), opened, closed));
        Announce(settlement.Changed);
    }

    private async Task SeatHoldersAsync(Settlement settlement, Guid reached, HashSet<DateOnly> touched, CancellationToken ct)
    {
        if (touched.Count == 0) return;
        var (first, last) = (touched.Min(), touched.Max());
        var seated = (await Seats.ListAsync(db, reached, first, last, ct)).ToDictionary(n => n.Night);
        foreach (var night in touched)
        {
            var holder = settlement.HolderOf(reached, night);
            if (!seated.TryGetValue(night, out var seat))
            {
                if (holder is not null) db.Add(HeldNight.Of(reached, night, holder));
            }
            else if (holder is null) db.Remove(seat);
            else seat.PassTo(holder);
        }
    }

    private void Announce(IEnumerable<Claim> changed)
    {
        foreach (var claim in changed)
        {
            if (Tell(claim, watched[claim]) is { } news) modules.Announce(news);
        }

        foreach (var c in opened)
            modules.Announce(new ConflictOpened(c.Id, c.PropertyId, c.OwnerId, c.Kind, c.Nights, PlatformOf(c.FirstClaimId), PlatformOf(c.SecondClaimId), OtherHome(c)));
        foreach (var (c, byOwner) in closed)
            modules.Announce(new ConflictClosed(c.Id, c.PropertyId, c.OwnerId, c.Nights, byOwner));
    }

    private static IAnnouncement? Tell(Claim claim, Before? before)
    {
        if (!claim.IsLive)
        {
            return before is null ? null : new ClaimReleased(claim.Id, claim.PropertyId, claim.OwnerId, claim.ListingId, claim.Platform,
                before.Kind, before.Standing, before.Nights, claim.ReleaseReason!.Value, claim.Guest);
        }

        // What begins to hold, or turns out to be a stay, is news as a new one is.
        var isNews = before is null
            || (claim.Standing == ClaimStanding.Held && before.Standing != ClaimStanding.Held)
            || (claim.Kind == ClaimKind.Reservation && before.Kind == ClaimKind.Closure);
        if (isNews)
        {
            return new NightsClaimed(claim.Id, claim.PropertyId, claim.OwnerId, claim.ListingId, claim.Platform,
                claim.Kind, claim.Standing, claim.Nights, claim.IsInferred, claim.Guest);
        }

        return before!.Nights == claim.Nights ? null : new ClaimChanged(claim.Id, claim.PropertyId, claim.OwnerId, claim.ListingId, claim.Platform,
            claim.Kind, claim.Standing, before.Nights, claim.Nights, claim.Guest);
    }

    /// <summary>The home of the second side, when it is another.</summary>
    private Guid? OtherHome(Conflict conflict) =>
        db.Set<Claim>().Local.FindEntry(conflict.SecondClaimId)?.Entity.PropertyId is { } home && home != conflict.PropertyId ? home : null;

    private string? PlatformOf(Guid claim) => db.Set<Claim>().Local.FindEntry(claim)?.Entity.Platform;
}
