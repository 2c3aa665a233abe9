using Resas.Contracts.Properties;

namespace Resas.Contracts.Sync;

/// <summary>How each listing of an owner is read, and reads us.</summary>
/// <param name="Listings">What <see cref="FindListings"/> has just answered, when the asker has it already; null otherwise.</param>
public sealed record FindListingHealth(Guid OwnerId, IReadOnlyList<ListingSummary>? Listings = null) : IRequest<IReadOnlyList<ListingHealth>>;

/// <summary>The health of one listing. Instants are UTC.</summary>
/// <param name="Sentence">What is wrong, in the language of the current request; null when all is well.</param>
/// <param name="LastReadAt">When its feed was last read whole.</param>
/// <param name="NextReadAt">When it is due again; null when nothing is read.</param>
/// <param name="LastPulledAt">When the platform last fetched our feed for it, ten seconds late at most.</param>
/// <param name="UsualPullSeconds">Its usual interval between fetches, the median of the newest, 60 or more; null while fewer than two are known.</param>
/// <param name="Glance">When it was read, when it is next, and when and how often its platform fetches ours, as one line in the language of the current request;
/// null when nothing of it is known.</param>
/// <param name="Advice">In <see cref="ListingMode.Manual"/>, what a person can do, in the language of the current request; null otherwise.</param>
public sealed record ListingHealth(
    Guid ListingId, HealthState State, FeedProblem? Problem, string? Sentence,
    DateTime? LastReadAt, DateTime? LastTriedAt, DateTime? NextReadAt, DateTime? LastPulledAt, int? UsualPullSeconds = null,
    ListingMode Mode = ListingMode.Batch, string? Advice = null, string? Glance = null);

/// <summary>For pages that stay open: marks of the log and of the listings' health, for each owner. Owners of whom there is nothing to tell
/// are left out. One query.</summary>
/// <param name="OwnerIds">At most 500.</param>
public sealed record FindSyncMarks(IReadOnlyList<Guid> OwnerIds) : IRequest<IReadOnlyDictionary<Guid, SyncMarks>>;

/// <summary>Texts of 40 characters at most, equal while there is nothing new to show.</summary>
/// <param name="Log">Another one once a listing was tried, or pulled by its platform; empty while none ever was.</param>
/// <param name="Health">Another one once a listing's <see cref="HealthState"/>, <see cref="ListingMode"/> or <see cref="FeedProblem"/> is another.</param>
public sealed record SyncMarks(string Log, string Health)
{
    /// <summary>Of an owner of whom there is nothing to tell.</summary>
    public static readonly SyncMarks None = new("", "");
}

/// <summary>How a listing is followed, the best first. Stored by name.</summary>
public enum ListingMode
{
    /// <summary>Its platform tells of each change. Only where there is a connector that hears it.</summary>
    Realtime,
    /// <summary>Its feed is read at intervals.</summary>
    Batch,
    /// <summary>It can't be read: only a person can help, and enter what the platform sells meanwhile. It is tried again by itself, slowly.</summary>
    Manual,
}

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

/// <summary>A listing went down a step after three failures in a row, or up one after a trial that succeeded. Told at the change, not at each failure.</summary>
/// <param name="Problem">The last failure; null on the way up.</param>
public sealed record ListingModeChanged(
    Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, ListingMode Before, ListingMode After, FeedProblem? Problem) : IAnnouncement;
