namespace Resas.Contracts.Blocks;

/// <summary>What holds nights. Stored by name.</summary>
public enum ClaimKind
{
    /// <summary>A guest's stay, from a platform or entered by hand.</summary>
    Reservation,
    /// <summary>The owner keeps the nights.</summary>
    Block,
    /// <summary>A platform shows the nights closed, for reasons of its own.</summary>
    Closure,
}

/// <summary>Why an owner keeps nights. Stored by name.</summary>
public enum BlockReason
{
    /// <summary>Works, cleaning, repairs.</summary>
    Maintenance,
    /// <summary>The owner's own stay.</summary>
    PersonalUse,
    /// <summary>Family holidays.</summary>
    Holidays,
    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What a claim does to its nights. Stored by name.</summary>
public enum ClaimStanding
{
    /// <summary>It holds them, and they are exported to the other listings.</summary>
    Held,
    /// <summary>A booking window, advance notice or closed season of the platform's own: shown, but neither holds nor is exported (rule 6).</summary>
    Window,
    /// <summary>Most likely another listing's stay seen through a direct link between platforms: shown as the same stay, asked about once, neither holds nor is exported (rule 5).</summary>
    Mirror,
}

/// <summary>The live claims of an owner's homes that touch a range of nights, by home and first night.</summary>
/// <param name="PropertyId">One home's calendar: its own claims, and those of the house that it is a part of or of its parts; null for all
/// homes' own claims.</param>
/// <param name="From">First night looked at.</param>
/// <param name="Until">Day after the last night looked at; at most 800 days after <paramref name="From"/>.</param>
public sealed record FindClaims(Guid OwnerId, DateOnly From, DateOnly Until, Guid? PropertyId = null) : IRequest<IReadOnlyList<ClaimView>>;

/// <summary>The live claims of an owner whose guest, reservation code and note together hold every word of a text, past ones too, the latest nights first.
/// Case and accents make no difference.</summary>
/// <param name="Text">Words, apart by spaces. Fewer than two letters or digits find nothing.</param>
/// <param name="Most">1 to 100.</param>
public sealed record FindClaimsByText(Guid OwnerId, string Text, int Most) : IRequest<FoundClaims>;

/// <summary>What a search has found.</summary>
/// <param name="HasMore">There are more than were asked for.</param>
public sealed record FoundClaims(IReadOnlyList<ClaimView> Claims, bool HasMore);

/// <summary>A live claim, as its owner may see it.</summary>
/// <param name="ListingId">The listing that it came from; null when entered by hand.</param>
/// <param name="Platform">Key of that listing's platform; null when entered by hand.</param>
/// <param name="Code">The platform's reservation code, when it gives one.</param>
/// <param name="IsInferred">The platform only says "closed"; we take it for a stay.</param>
/// <param name="InConflict">Part of an open conflict.</param>
public sealed record ClaimView(
    Guid Id, Guid PropertyId, ClaimKind Kind, ClaimStanding Standing, Nights Nights, Guid? ListingId, string? Platform,
    BlockReason? Reason, string? Guest, string? Code, string? Note, bool IsInferred, bool InConflict);
