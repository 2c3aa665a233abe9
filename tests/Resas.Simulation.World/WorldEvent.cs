using System.Globalization;

namespace Resas.Simulation.World;

/// <summary>What can happen by itself.</summary>
public enum WorldEventKind
{
    /// <summary>A day begins at a home: windows move, stays end.</summary>
    Day,

    /// <summary>A guest booked.</summary>
    Booked,

    /// <summary>A guest wanted nights that the platform did not sell.</summary>
    TurnedAway,

    /// <summary>The nights of a stay changed.</summary>
    Changed,

    /// <summary>A stay was cancelled; one under way ends today.</summary>
    Cancelled,

    /// <summary>A stay goes on as it was: a change or cancellation came to nothing.</summary>
    Kept,

    /// <summary>The owner closed nights on the platform.</summary>
    Blocked,

    /// <summary>The owner opened such nights again.</summary>
    Unblocked,

    /// <summary>The owner closed the whole listing for a while.</summary>
    Snoozed,

    /// <summary>The owner opened the listing again.</summary>
    Awoken,

    /// <summary>The platform fetches the hub's calendar: fetch it now and hand the answer to <see cref="SimulatedWorld.Pulled"/>.</summary>
    Pull,

    /// <summary>The platform would have fetched, but has no address, or has stopped fetching for a while.</summary>
    NoPull,

    /// <summary>The platform fetched the calendar of another platform, by a link of old.</summary>
    LinkPulled,

    /// <summary>The platform stops fetching for days.</summary>
    PullsStopped,

    /// <summary>The platform fetches again.</summary>
    PullsResumed,

    /// <summary>The platform's feed is faulty for a while.</summary>
    SpellBegan,

    /// <summary>The platform's feed is well again.</summary>
    SpellEnded,
}

/// <summary>One thing that happened, for the trace.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What.</param>
/// <param name="Listing">Where; null when it concerns a whole home.</param>
/// <param name="Stay">The stay that it is about, if any.</param>
/// <param name="Text">A few words.</param>
public sealed record WorldEvent(DateTime At, WorldEventKind Kind, SimulatedListing? Listing, SimulatedStay? Stay, string Text)
{
    /// <summary>One line of the trace: the same for the same seed and the same hub.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At:yyyy-MM-ddTHH:mm:ss.fff}Z {Kind} {Listing?.Name} {Text}");
}
