namespace Resas.Simulation.World.Faults;

/// <summary>What can be wrong with an answer.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A whole calendar without events, though there are some.</summary>
    EmptyCalendar,

    /// <summary>The document stops somewhere; no END:VCALENDAR.</summary>
    Truncated,

    /// <summary>An HTML sign-in page with status 200.</summary>
    SignInPage,

    /// <summary>500, 502 or 503.</summary>
    ServerError,

    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>No answer at all.</summary>
    TimedOut,

    /// <summary>The connection breaks after half of the body.</summary>
    ConnectionBroken,

    /// <summary>The answer takes long, and is right.</summary>
    Slow,

    /// <summary>A cache goes back to a document of some hours before.</summary>
    StaleCache,

    /// <summary>A cache does not notice that anything changed: the document that was last shown.</summary>
    FrozenCache,

    /// <summary>A whole document with half of its events.</summary>
    HalfMissing,

    /// <summary>All UIDs are new. The content is right.</summary>
    NewUids,

    /// <summary>Every event comes twice. The content is right.</summary>
    DuplicateEvents,

    /// <summary>LF where CRLF is due, or the other way round. The content is right.</summary>
    OtherLineEnds,

    /// <summary>A byte order mark in front. The content is right.</summary>
    ByteOrderMark,

    /// <summary>An event among the good ones whose dates can't be read. The content is right.</summary>
    BadEvent,

    /// <summary>The address redirects to itself without end. Over HTTP only.</summary>
    RedirectLoop,
}
