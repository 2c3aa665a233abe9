using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Blocks;

/// <summary>Writes down what one posting did: a row for each claim and each conflict that changed.</summary>
internal sealed class History(House house, DateTime now)
{
    private readonly List<PastEvent> events = [];
    private readonly HashSet<Claim> begun = [];
    private readonly List<Conflict> reopened = [];

    /// <summary>A claim that was never there before, unlike one that is back.</summary>
    public void Begins(Claim claim) => begun.Add(claim);

    public void Reopens(Conflict conflict) => reopened.Add(conflict);

    /// <summary>The rows to keep, once the ledgers have their new versions.</summary>
    public IReadOnlyList<PastEvent> Write(
        IEnumerable<(Claim Claim, Before? Before)> changed, IEnumerable<Conflict> opened, IEnumerable<(Conflict Conflict, bool ByOwner)> closed)
    {
        foreach (var (claim, before) in changed) Note(claim, before);
        foreach (var conflict in opened) Note(conflict, conflict.Kind == ConflictKind.DoubleBooking ? ClaimEventKind.ConflictOpened : ClaimEventKind.QuestionAsked);
        foreach (var conflict in reopened) Note(conflict, ClaimEventKind.Reopened);
        foreach (var (conflict, byOwner) in closed) Note(conflict, byOwner ? WordOf(conflict) : ClaimEventKind.ConflictClosed);
        return events;
    }

    private void Note(Claim claim, Before? before)
    {
        // What had ended before and still has is nobody's news.
        if (!claim.IsLive && before is null) return;
        // Where its nights may be told is no news either.
        if (before is not null && claim.IsLive && before.Origins != claim.Origins.Count && Before.Of(claim) == before with { Origins = claim.Origins.Count }) return;
        var moved = before is { } was && was.Nights != claim.Nights ? was.Nights : (Nights?)null;
        events.Add(new()
        {
            PropertyId = claim.PropertyId, Version = house[claim.PropertyId].Version, Place = events.Count, OwnerId = claim.OwnerId, ClaimId = claim.Id, At = now,
            What = WhatHappened(claim, before), Kind = claim.Kind, Standing = claim.Standing, From = claim.From, Until = claim.Until,
            FromBefore = moved?.From, UntilBefore = moved?.Until, ListingId = claim.ListingId, Platform = claim.Platform, Why = claim.ReleaseReason,
        });
    }

    private void Note(Conflict conflict, ClaimEventKind what) => events.Add(new()
    {
        PropertyId = conflict.PropertyId, Version = house[conflict.PropertyId].Version, Place = events.Count, OwnerId = conflict.OwnerId, ClaimId = conflict.FirstClaimId,
        OtherClaimId = conflict.SecondClaimId, At = now, What = what, Kind = ClaimKind.Reservation, From = conflict.From, Until = conflict.Until,
    });

    private ClaimEventKind WhatHappened(Claim claim, Before? before) => before switch
    {
        _ when !claim.IsLive => claim.ReleaseReason == ReleaseReason.RemovedByOwner ? ClaimEventKind.Removed : ClaimEventKind.Released,
        null when begun.Contains(claim) => claim.IsManual ? ClaimEventKind.Entered : ClaimEventKind.Claimed,
        null => ClaimEventKind.Restored,
        { IsListingGone: false } when claim.IsListingGone => ClaimEventKind.ListingLost,
        { Standing: ClaimStanding.Mirror } when claim.Promotion is not null && claim.Holds => ClaimEventKind.Promoted,
        _ => claim.IsManual || claim.Note != before.Note ? ClaimEventKind.Edited : ClaimEventKind.Changed,
    };

    private static ClaimEventKind WordOf(Conflict conflict) => conflict.Closing switch
    {
        Closing.SameStay => ClaimEventKind.SaidSameStay,
        Closing.ReallyTwo => ClaimEventKind.SaidTwoStays,
        _ => ClaimEventKind.Settled,
    };
}

/// <summary>A live claim as it was before the posting.</summary>
internal sealed record Before(Nights Nights, ClaimStanding Standing, ClaimKind Kind, string? Note, bool IsListingGone, int Origins)
{
    public static Before Of(Claim claim) => new(claim.Nights, claim.Standing, claim.Kind, claim.Note, claim.IsListingGone, claim.Origins.Count);
}
