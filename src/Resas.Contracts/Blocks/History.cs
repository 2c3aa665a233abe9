namespace Resas.Contracts.Blocks;

/// <summary>All that has happened to one night of a home, at its house and in its parts too. Empty when it is another owner's, or when nothing ever has.</summary>
public sealed record FindNightHistory(Guid OwnerId, Guid PropertyId, DateOnly Night) : IRequest<NightHistory>;

/// <summary>The history of a night.</summary>
/// <param name="HolderId">The claim that holds it now; null when it is free.</param>
/// <param name="Claims">Every claim that has the night or has had it, ended ones too, the first taken first.</param>
/// <param name="Events">Those on nights that include this one, the oldest first.</param>
public sealed record NightHistory(Guid? HolderId, IReadOnlyList<NightClaim> Claims, IReadOnlyList<ClaimEvent> Events);

/// <summary>A claim, live or ended. Instants are UTC.</summary>
/// <param name="Since">When it took its nights, the first or the latest time.</param>
/// <param name="EndedAt">Null while it lives.</param>
/// <param name="Why">By what evidence it ended; null while it lives.</param>
public sealed record NightClaim(ClaimView Claim, DateTime Since, DateTime? EndedAt, ReleaseReason? Why);

/// <summary>One change of a claim, or of a conflict between two.</summary>
/// <param name="OtherClaimId">The second side of a conflict; null for what concerns one claim.</param>
/// <param name="At">UTC.</param>
/// <param name="Nights">Its nights then, or those that both sides of a conflict share.</param>
/// <param name="Before">Its nights before, when they were others.</param>
/// <param name="ListingId">The listing that it came from; null when entered by hand.</param>
/// <param name="Platform">Key of that listing's platform; null when entered by hand.</param>
/// <param name="Why">For what ended; null otherwise.</param>
/// <param name="Version">The ledger's version that the change made.</param>
public sealed record ClaimEvent(
    Guid ClaimId, Guid? OtherClaimId, DateTime At, ClaimEventKind What, ClaimKind Kind, ClaimStanding Standing, Nights Nights, Nights? Before,
    Guid? ListingId, string? Platform, ReleaseReason? Why, long Version);

/// <summary>What happened. Stored by name.</summary>
public enum ClaimEventKind
{
    /// <summary>A listing showed it for the first time.</summary>
    Claimed,
    /// <summary>Its listing shows it otherwise: other nights, or another meaning.</summary>
    Changed,
    /// <summary>It ended.</summary>
    Released,
    /// <summary>It had ended, and is back with its identity.</summary>
    Restored,
    /// <summary>A mirror began to hold its nights.</summary>
    Promoted,
    /// <summary>Its listing was taken away, and its nights were kept for the owner.</summary>
    ListingLost,
    /// <summary>The owner entered it.</summary>
    Entered,
    /// <summary>The owner changed it, or wrote a note on it.</summary>
    Edited,
    /// <summary>The owner removed it.</summary>
    Removed,
    /// <summary>Two claims hold the same nights.</summary>
    ConflictOpened,
    /// <summary>Two claims are most likely the same stay: the owner is asked.</summary>
    QuestionAsked,
    /// <summary>A conflict or question ended by itself.</summary>
    ConflictClosed,
    /// <summary>The owner said that both are the same stay.</summary>
    SaidSameStay,
    /// <summary>The owner said that they are two stays.</summary>
    SaidTwoStays,
    /// <summary>The owner has settled the double booking.</summary>
    Settled,
    /// <summary>The owner took that word back.</summary>
    Reopened,
}
