namespace Resas.Contracts.Sync;

/// <summary>How each listing of an owner is read, and reads us.</summary>
public sealed record FindListingHealth(Guid OwnerId) : IRequest<IReadOnlyList<ListingHealth>>;

/// <summary>The health of one listing. Instants are UTC.</summary>
/// <param name="Sentence">What is wrong, in the language of the current request; null when all is well.</param>
/// <param name="LastReadAt">When its feed was last read whole.</param>
/// <param name="NextReadAt">When it is due again; null when nothing is read.</param>
/// <param name="LastPulledAt">When the platform last fetched our feed for it, ten seconds late at most.</param>
/// <param name="UsualPullSeconds">Its usual interval between fetches, the median of the newest, 60 or more; null while fewer than two are known.</param>
public sealed record ListingHealth(
    Guid ListingId, HealthState State, FeedProblem? Problem, string? Sentence,
    DateTime? LastReadAt, DateTime? LastTriedAt, DateTime? NextReadAt, DateTime? LastPulledAt, int? UsualPullSeconds = null);

/// <summary>The state of a listing's import.</summary>
public enum HealthState
{
    /// <summary>There is no address to read.</summary>
    NotRead,
    /// <summary>Not read yet.</summary>
    Waiting,
    /// <summary>The last answer was whole.</summary>
    Healthy,
    /// <summary>The last answer was readable but not to be believed: nothing is freed on its word.</summary>
    Suspicious,
    /// <summary>The last attempts failed.</summary>
    Failing,
    /// <summary>Not read for three intervals or more.</summary>
    Stale,
}

/// <summary>A listing could not be read three times in a row. Told once, not at each further failure.</summary>
public sealed record ListingFailed(Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, FeedProblem Problem) : IAnnouncement;

/// <summary>A listing that had failed is read again.</summary>
public sealed record ListingRecovered(Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform) : IAnnouncement;
