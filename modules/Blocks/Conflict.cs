using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Blocks;

/// <summary>Two claims on the same nights. Kept after its end: the owner's word about two claims is asked for once.</summary>
internal sealed class Conflict
{
    public const int MaxNote = 500;

    private Conflict() { }

    public Guid Id { get; private set; }
    public Guid PropertyId { get; private set; }
    public Guid OwnerId { get; private set; }
    public ConflictKind Kind { get; private set; }

    /// <summary>The one that took its nights first; of a question, the stay.</summary>
    public Guid FirstClaimId { get; private set; }

    /// <summary>The one that came over it; of a question, the mirror.</summary>
    public Guid SecondClaimId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public Closing? Closing { get; private set; }
    public string? Note { get; private set; }

    /// <summary>The side that gives way, by the owner's word; null when neither has to, or nothing was said.</summary>
    public Guid? GivesWayId { get; private set; }

    public Nights Nights => new(From, Until);
    public bool IsOpen => ClosedAt is null;

    /// <summary>Closed by a word of the owner's that may be taken back.</summary>
    public bool IsReopenable => Closing is Blocks.Closing.SameStay or Blocks.Closing.ResolvedByOwner;

    /// <summary>The side of a double booking that the owner called a copy of the other; null when neither.</summary>
    public Guid? CopyId => Kind == ConflictKind.DoubleBooking && Closing == Blocks.Closing.SameStay ? GivesWayId : null;

    /// <summary>What its two claims are to each other for as long as the owner's word stands.</summary>
    public ConflictKind KindAsAnswered => CopyId is null ? Kind : ConflictKind.SameStayQuestion;

    public static Conflict Open(Guid id, ConflictKind kind, Claim first, Claim second, DateTime now)
    {
        var nights = first.Nights.Intersect(second.Nights) ?? throw new ArgumentException("The claims share no night.", nameof(second));
        return new()
        {
            Id = id,
            PropertyId = first.PropertyId,
            OwnerId = first.OwnerId,
            Kind = kind,
            FirstClaimId = first.Id,
            SecondClaimId = second.Id,
            From = nights.From,
            Until = nights.Until,
            OpenedAt = now,
        };
    }

    /// <summary>What two claims are to each other now; null when nothing.</summary>
    public static ConflictKind? Between(Claim one, Claim other)
    {
        if (!one.IsLive || !other.IsLive || !one.Nights.Overlaps(other.Nights)) return null;
        if (one.IsFirm && other.IsFirm)
            return one.Kind == ClaimKind.Reservation || other.Kind == ClaimKind.Reservation ? ConflictKind.DoubleBooking : null;
        return (one.IsFirm && IsMirrorOf(other, one)) || (other.IsFirm && IsMirrorOf(one, other)) ? ConflictKind.SameStayQuestion : null;
    }

    /// <summary>A listing is no mirror of itself, and what is left of another mirror is nothing to mirror. What a platform keeps closed around its stays is mirrored too.</summary>
    public static bool IsMirrorOf(Claim mirror, Claim other) =>
        mirror is { IsLive: true, Standing: ClaimStanding.Mirror } && other is { Holds: true, MirrorId: null } && other.ListingId != mirror.ListingId && mirror.Nights.Overlaps(other.Nights);

    public bool IsOf(Guid claim) => FirstClaimId == claim || SecondClaimId == claim;

    /// <summary>Whether the owner's word on this pair spares them this further conflict.</summary>
    public bool Settles(ConflictKind kind) =>
        IsReopenable || (Closing is Blocks.Closing.ReallyTwo && kind == ConflictKind.SameStayQuestion);

    /// <summary>Its sides have moved; of a question, the one that was the mirror may be the stay now.</summary>
    /// <param name="first">The claim of <see cref="FirstClaimId"/>.</param>
    /// <param name="second">The claim of <see cref="SecondClaimId"/>.</param>
    public void Follow(Claim first, Claim second)
    {
        var nights = first.Nights.Intersect(second.Nights) ?? throw new ArgumentException("The claims share no night.", nameof(second));
        (From, Until) = (nights.From, nights.Until);
        if (Kind == ConflictKind.SameStayQuestion && IsMirrorOf(first, second)) (FirstClaimId, SecondClaimId, PropertyId) = (second.Id, first.Id, second.PropertyId);
    }

    public void Close(Closing how, DateTime now, string? note = null) => (ClosedAt, Closing, Note) = (now, how, note);

    /// <exception cref="ArgumentException">It is neither of the two.</exception>
    public void Choose(Guid? givesWay)
    {
        if (givesWay is { } claim && !IsOf(claim)) throw new ArgumentException("That claim is no side of this conflict.", nameof(givesWay));
        GivesWayId = givesWay;
    }

    public void Reopen() => (ClosedAt, Closing, Note, GivesWayId) = (null, null, null, null);
}

/// <summary>How a conflict ended. Stored by name.</summary>
internal enum Closing
{
    /// <summary>The owner said that both are one stay.</summary>
    SameStay,
    /// <summary>They turned out to be two stays: the question became a double booking.</summary>
    ReallyTwo,
    /// <summary>One side ended, or they share no night any more.</summary>
    OneEnded,
    /// <summary>The owner has settled it with the guests.</summary>
    ResolvedByOwner,
}
