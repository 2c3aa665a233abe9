using Resas.Contracts.Blocks;

namespace Resas.Blocks.Pages.Reservations;

/// <summary>One claim in the list.</summary>
internal sealed record ClaimLine(Claim Claim, string Home, ClaimPeriod Stage)
{
    public static ClaimLine Of(Claim claim, string home, DateOnly today) => new(claim, home,
        !claim.IsLive ? ClaimPeriod.Removed : claim.Until <= today ? ClaimPeriod.Past : claim.From > today ? ClaimPeriod.Coming : ClaimPeriod.UnderWay);

    public string Tone => Stage switch
    {
        ClaimPeriod.UnderWay => "ok",
        ClaimPeriod.Coming => "info",
        _ => "neutral",
    };

    /// <summary>What the bulk removal takes: the owner's own blocks, and nothing that a guest was promised.</summary>
    public bool CanBeRemoved => Claim is { IsRemovable: true, Kind: ClaimKind.Block };
}
