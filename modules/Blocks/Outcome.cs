using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Blocks;

/// <summary>How an entry by hand ended.</summary>
internal abstract record Outcome
{
    private Outcome() { }

    /// <summary>The claim holds its nights.</summary>
    /// <param name="IsNew">It was entered just now, and ends without a trace when it is removed.</param>
    public sealed record Held(Guid ClaimId, Guid PropertyId, Nights Nights, bool IsNew = false) : Outcome;

    /// <summary>Somebody else holds some of the nights; nothing was changed.</summary>
    /// <param name="PropertyId">The home that was asked for; a holder may be in its house or one of its rooms.</param>
    /// <param name="CanMerge">Both are the owner's blocks, which may become one.</param>
    public sealed record Taken(Guid PropertyId, IReadOnlyList<Holder> Holders, bool CanMerge) : Outcome;

    /// <summary>The claim ended.</summary>
    public sealed record Removed(Guid PropertyId, Nights Nights) : Outcome;

    /// <summary>There is no such claim, or it is not the owner's to change so.</summary>
    public sealed record Absent : Outcome;
}

/// <summary>Who holds nights that were asked for.</summary>
/// <param name="Nights">Those of the nights asked for that it holds.</param>
internal sealed record Holder(Guid ClaimId, Guid PropertyId, ClaimKind Kind, Nights Nights, string? Platform, string? Guest, BlockReason? Reason)
{
    public static Holder Of(Claim claim, Nights asked) =>
        new(claim.Id, claim.PropertyId, claim.Kind, claim.Nights.Intersect(asked) ?? asked, claim.Platform, claim.Guest, claim.Reason);
}
