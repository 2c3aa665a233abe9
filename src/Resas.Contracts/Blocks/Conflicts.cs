namespace Resas.Contracts.Blocks;

/// <summary>The open conflicts and open questions of an owner, the soonest nights first.</summary>
public sealed record FindOpenConflicts(Guid OwnerId) : IRequest<IReadOnlyList<ConflictView>>;

/// <summary>Two live claims on the same nights, of one home or of a house and one of its parts.</summary>
/// <param name="PropertyId">The first side's home.</param>
/// <param name="Kind">A double booking, or the question whether both are the same stay.</param>
/// <param name="Nights">The nights that both hold.</param>
public sealed record ConflictView(Guid Id, Guid PropertyId, ConflictKind Kind, Nights Nights, DateTime OpenedAt, ClaimView First, ClaimView Second);

/// <summary>What is advised about double bookings: which side is easier to move, and why, as one sentence for each in the language of the current request.
/// Left out: conflicts that are closed, questions, and those of other owners.</summary>
/// <param name="ConflictIds">At most 200.</param>
public sealed record FindConflictAdvice(Guid OwnerId, IReadOnlyList<Guid> ConflictIds) : IRequest<IReadOnlyDictionary<Guid, string>>;

/// <summary>What two claims on one night are to each other. Stored by name.</summary>
public enum ConflictKind
{
    /// <summary>Sold or held twice.</summary>
    DoubleBooking,
    /// <summary>Most likely one stay, seen on two platforms that are linked to each other.</summary>
    SameStayQuestion,
}

/// <summary>A conflict or question was opened: the owner must be told at once.</summary>
/// <param name="PropertyId">The first side's home.</param>
/// <param name="OtherPropertyId">The second side's, when it is another: the house that the first is a part of, or a part of it.</param>
public sealed record ConflictOpened(
    Guid ConflictId, Guid PropertyId, Guid OwnerId, ConflictKind Kind, Nights Nights, string? FirstPlatform, string? SecondPlatform,
    Guid? OtherPropertyId = null) : IAnnouncement;

/// <summary>A conflict ended, by the owner's word or because one side ended.</summary>
public sealed record ConflictClosed(Guid ConflictId, Guid PropertyId, Guid OwnerId, Nights Nights, bool ByOwner) : IAnnouncement;
