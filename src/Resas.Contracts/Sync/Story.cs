namespace Resas.Contracts.Sync;

/// <summary>How each listing of a home saw one night, by platform. Listings that never saw it and never had it from us are left out,
/// those that were taken away are told of as long as the log keeps them. Empty when the home is another owner's.</summary>
public sealed record FindNightStory(Guid OwnerId, Guid PropertyId, DateOnly Night) : IRequest<IReadOnlyList<ListingNight>>;

/// <summary>One listing's view of a night. Instants are UTC.</summary>
/// <param name="PropertyId">Its home: the one asked about, the house that it is a part of, or one of its parts.</param>
/// <param name="FirstSeenAt">When it first showed the night taken or closed, as far back as the log goes.</param>
/// <param name="LastSeenAt">When it was last read showing so; null when it no longer does.</param>
/// <param name="MissingSince">It no longer shows a night that it took, which is held until its absence is certain.</param>
/// <param name="ServedAt">When its platform first pulled our feed with the night taken; null when it never did.</param>
/// <param name="GoneAt">When it pulled a version without it again.</param>
/// <param name="Decisions">What was decided about what it shows, the oldest first.</param>
public sealed record ListingNight(
    Guid ListingId, Guid PropertyId, string Platform, DateTime? FirstSeenAt, DateTime? LastSeenAt, DateTime? MissingSince, DateTime? ServedAt, DateTime? GoneAt,
    IReadOnlyList<NightDecision> Decisions);

/// <summary>A decision about nights of a listing. Texts are in the language of the current request.</summary>
/// <param name="Nights">All the nights that it was about.</param>
/// <param name="ClaimId">The claim that it made or ended; null when it was no claim.</param>
/// <param name="Sentence">What was decided, as a whole sentence without its nights.</param>
/// <param name="Rule">By which rule of availability, as a whole sentence.</param>
public sealed record NightDecision(DateTime At, Decided What, Nights Nights, Guid? ClaimId, string Sentence, string Rule);

/// <summary>What the synchroniser decides about nights that a listing shows, or shows no more. Stored by name.</summary>
public enum Decided
{
    /// <summary>A stay with an identity, or the owner's own time.</summary>
    TakenAsStay,
    /// <summary>The platform only says "closed", which is taken for a stay.</summary>
    TakenAsInferredStay,
    /// <summary>Closed by the platform or on it: held, nobody's stay.</summary>
    TakenAsClosure,
    /// <summary>A booking window of the platform's.</summary>
    TakenAsWindow,
    /// <summary>Most likely another listing's stay, seen through a direct link.</summary>
    TakenAsMirror,
    /// <summary>The stay has other nights now.</summary>
    MovedTo,
    /// <summary>No longer shown: held until that is certain.</summary>
    FirstStrike,
    /// <summary>Shown again before it was given up.</summary>
    SeenAgain,
    /// <summary>Given up, and shown again: back with its identity.</summary>
    Restored,
    /// <summary>Missing from enough answers.</summary>
    FreedVanished,
    /// <summary>Cancelled by its platform's own word.</summary>
    FreedCancelled,
    /// <summary>A booking window has opened.</summary>
    WindowOpened,
    /// <summary>Our own export, handed back.</summary>
    IgnoredAsEcho,
    /// <summary>Preparation nights that the platform put around our export.</summary>
    IgnoredAsPadding,
    /// <summary>The platform no longer hands our export back.</summary>
    EchoEnded,
    /// <summary>The stay is over and stays as it was.</summary>
    KeptPast,
}
