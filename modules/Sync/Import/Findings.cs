using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Kernel.Time;

namespace Resas.Sync.Import;

/// <summary>What a comparison has for the ledger, and how it came to it.</summary>
/// <param name="now">When the answer was read.</param>
internal sealed class Findings(DateTime now, Ids ids)
{
    private readonly Dictionary<Guid, ClaimReport> claims = [];
    private readonly HashSet<Guid> newIds = [];
    private readonly List<ClaimRelease> releases = [];

    public IReadOnlyList<ClaimReport> Claims => [.. claims.Values];
    public IReadOnlyList<ClaimRelease> Releases => releases;
    public Decisions Decisions { get; } = new();
    /// <summary>How many nights were passed over as our own.</summary>
    public int Echoes { get; private set; }
    public bool HasNews => claims.Count + releases.Count > 0;

    public void Report(ClaimReport claim) => claims[claim.ClaimId] = claim;

    public void Release(Guid claimId, ReleaseReason why) => releases.Add(new(claimId, why));

    /// <summary>Nothing is left of a claim; one that was made in this comparison never was.</summary>
    public void Withdraw(Guid claimId)
    {
        claims.Remove(claimId);
        if (!newIds.Contains(claimId)) Release(claimId, ReleaseReason.Vanished);
    }

    /// <summary>Nights that are our own word there, or lie around it.</summary>
    public void PassOver(IReadOnlyCollection<DateOnly> nights, Decided why)
    {
        Echoes += nights.Count;
        Decisions.Note(why, nights);
    }

    public Guid NewId() => NewId(now);

    /// <param name="at">When its nights were first seen taken, for whatever reason.</param>
    public Guid NewId(DateTime at)
    {
        var id = ids.New(at);
        newIds.Add(id);
        return id;
    }
}
