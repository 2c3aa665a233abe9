using Resas.Contracts.Properties;

namespace Resas.Contracts.Sync;

/// <summary>How far a claim has got on each of its home's other listings. The asker, whose claim it is, tells its facts; of another owner's home nothing is told.</summary>
/// <param name="Nights">The claim's.</param>
/// <param name="ListingId">Where the claim came from, which is never told of it; null when entered by hand.</param>
/// <param name="TakenAt">UTC instant from which the claim held its nights.</param>
public sealed record FindPropagation(Guid OwnerId, Guid PropertyId, Nights Nights, Guid? ListingId, DateTime TakenAt) : IRequest<IReadOnlyList<ListingPropagation>>;

/// <summary>A claim on one other listing, in the order of <see cref="Properties.FindListings"/>. Nothing is told of nights that are past.</summary>
/// <param name="ServedAt">UTC instant of the pull that held its last missing night; null while one is missing.</param>
/// <param name="Exposed">How long the nights could be sold there too: until that pull, or until now. Nought or more.</param>
/// <param name="Sentence">All this in the language of the current request, to stand behind the platform's name and a colon.</param>
public sealed record ListingPropagation(Guid ListingId, string Platform, string PlatformName, PropagationState State, DateTime? ServedAt, TimeSpan Exposed, string Sentence);

/// <summary>How far a claim has got on a listing.</summary>
public enum PropagationState
{
    /// <summary>Its platform takes no feed from us.</summary>
    NotApplicable,
    /// <summary>Not pulled yet.</summary>
    Pending,
    /// <summary>Its platform pulled a version with all its nights. The best there is where a platform never shows back what it has from us.</summary>
    Served,
    /// <summary>Shown taken in a healthy answer that was read after that.</summary>
    Confirmed,
    /// <summary>Its platform shows a night open although it has it and had the time to close it, or no longer comes for it.</summary>
    Failed,
}

/// <summary>How each listing of an owner reads us, and what its slowness means; listings of archived homes are left out.</summary>
/// <param name="PropertyId">One home's only; null for all.</param>
/// <param name="Listings">What <see cref="FindListings"/> has just answered, when the asker has it already; null otherwise.</param>
public sealed record FindExposure(Guid OwnerId, Guid? PropertyId = null, IReadOnlyList<ListingSummary>? Listings = null) : IRequest<IReadOnlyList<ListingExposure>>;

/// <summary>How exposed a listing leaves what the others sell. Sentences are in the language of the current request.</summary>
/// <param name="Habit">When its platform last read us and how often it does; null before the first time.</param>
/// <param name="Warning">That it has not come for three times its usual interval; null while it comes.</param>
/// <param name="Expected">How long a sale elsewhere stays unknown there on average: half its interval and half of ours. Null while its habit is unknown.</param>
/// <param name="Worst">The same at worst: a whole interval of each.</param>
/// <param name="CollisionsAYear">Double bookings to expect there in a year at this home's rate of bookings; null when one of both is unknown.</param>
/// <param name="Risk">That figure in words; null without it.</param>
/// <param name="StillSold">Nights that it sells although they are taken, as its owner was told.</param>
/// <param name="ToClose">Nights that the owner should close there by hand, because the listing is in <see cref="ListingMode.Manual"/> or no longer comes; those ticked off are left out.</param>
/// <param name="Checklist">The latter in words; null for none.</param>
/// <param name="Unread">Runs of nights from today on that guests have booked elsewhere, and that its platform has neither read from us nor shows taken:
/// until it does, they can be sold there again. Empty for platforms that take no feed.</param>
/// <param name="UnreadSince">UTC instant at which the oldest of them was known here; null for none.</param>
public sealed record ListingExposure(
    Guid ListingId, Guid PropertyId, string? Habit, string? Warning, TimeSpan? Expected, TimeSpan? Worst,
    double? CollisionsAYear, string? Risk, int StillSold, int ToClose, string? Checklist,
    IReadOnlyList<Nights> Unread, DateTime? UnreadSince);

/// <summary>A platform has not pulled a listing's feed for three times its usual interval. Told once, until it comes again.</summary>
/// <param name="LastPulledAt">UTC.</param>
/// <param name="UsualSeconds">60 or more.</param>
public sealed record PullsLapsed(Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, DateTime LastPulledAt, int UsualSeconds) : IAnnouncement;

/// <summary>It came again.</summary>
public sealed record PullsResumed(Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform) : IAnnouncement;

/// <summary>A platform still sells nights that are taken. Told once for each listing and run of nights, and again when the run grows.</summary>
/// <param name="AlarmId">The same until the run ends.</param>
public sealed record NightsStillSold(Guid AlarmId, Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, Nights Nights) : IAnnouncement;

/// <summary>None of them is sold there any more.</summary>
public sealed record NightsNoLongerSold(Guid AlarmId, Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, Nights Nights) : IAnnouncement;

/// <summary>Two platforms seem to be linked to each other beside Resas: one closes what the other holds without having it from here. Told once.</summary>
/// <param name="AlarmId">Another one when the link was removed and comes again.</param>
/// <param name="ListingId">The one that takes over.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="OtherPlatform">The platform whose calendar it takes over; never the same.</param>
public sealed record DirectLinkFound(Guid AlarmId, Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, string OtherPlatform) : IAnnouncement;

/// <summary>Two platforms of a home read Resas, and its owner has not yet said that they read nobody else: links between platforms often show in no calendar.
/// Told once, and again when one more platform reads.</summary>
/// <param name="QuestionId">Another one each time.</param>
public sealed record DirectLinksQuestioned(Guid QuestionId, Guid PropertyId, Guid OwnerId) : IAnnouncement;

/// <summary>The owner has looked at all of them.</summary>
public sealed record DirectLinksChecked(Guid PropertyId, Guid OwnerId) : IAnnouncement;

/// <summary>The owner has removed it or says that there is none.</summary>
public sealed record DirectLinkAnswered(Guid AlarmId, Guid OwnerId) : IAnnouncement;
