namespace Resas.Contracts.Sync;

/// <summary>Reads an address once, now, and tells what was found; keeps nothing. Takes 20 seconds at most.</summary>
public sealed record PreviewFeed(string Address, string Platform, string TimeZone) : IRequest<FeedPreview>;

/// <summary>What an address gave.</summary>
/// <param name="Problem">Null when the feed could be read whole.</param>
/// <param name="Sentence">The problem in the language of the current request; null without one.</param>
/// <param name="Nights">What would be taken from today on, in order; at most 200 entries. Empty with a problem.</param>
/// <param name="Skipped">Events that could not be read.</param>
/// <param name="RecognisedPlatform">The key of the platform that the address belongs to, when known.</param>
public sealed record FeedPreview(
    FeedProblem? Problem, string? Sentence, IReadOnlyList<PreviewedNights> Nights, int Skipped, string? RecognisedPlatform);

/// <summary>One entry of a preview.</summary>
public sealed record PreviewedNights(Nights Nights, Blocks.ClaimKind Kind, string? Label);

/// <summary>Why a feed could not be read. Stored by name.</summary>
public enum FeedProblem
{
    /// <summary>Not an absolute http(s) address.</summary>
    BadAddress,
    /// <summary>The address leads to this machine or to a private network.</summary>
    ForbiddenAddress,
    /// <summary>No such host, connection refused or broken.</summary>
    Unreachable,
    /// <summary>No whole answer in time.</summary>
    TimedOut,
    /// <summary>401 or 403.</summary>
    Refused,
    /// <summary>404 or 410: the address has been renewed or the listing removed.</summary>
    Gone,
    /// <summary>429.</summary>
    TooManyRequests,
    /// <summary>Another status of 400 or above, or too many redirects.</summary>
    ServerError,
    /// <summary>More bytes than allowed.</summary>
    TooLarge,
    /// <summary>A web page, often the platform's sign-in page.</summary>
    WebPage,
    /// <summary>Not a calendar.</summary>
    NotACalendar,
    /// <summary>A calendar without its end.</summary>
    Truncated,
}
