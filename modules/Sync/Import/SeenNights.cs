using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;

namespace Resas.Sync.Import;

/// <summary>The nights that a listing shows merely closed, and the claims that they make up.</summary>
internal sealed class SeenNights(List<SeenNight> nights, Findings found)
{
    public Findings Found => found;
    public IEnumerable<SeenNight> All => nights;
    public IEnumerable<SeenNight> Windows => nights.Where(n => n.Standing == ClaimStanding.Window);

    public SeenNight? At(DateOnly night) => nights.Find(n => n.Night == night);

    public IEnumerable<SeenNight> HeldClosuresIn(IReadOnlySet<DateOnly> closed) =>
        nights.Where(n => n is { Standing: ClaimStanding.Held, Kind: ClaimKind.Closure } && closed.Contains(n.Night));

    public void Add(DateOnly night, Guid claimId, ClaimKind kind, ClaimStanding standing, DateTime? doubtedAt = null) =>
        nights.Add(new() { Night = night, ClaimId = claimId, Kind = kind, Standing = standing, DoubtedAt = doubtedAt });

    public void Forget(SeenNight night) => nights.Remove(night);

    /// <summary>Past nights are history (rule 2): no longer followed, never released.</summary>
    public void ForgetPast(DateOnly today)
    {
        foreach (var claim in nights.GroupBy(n => n.ClaimId).Where(c => c.All(n => n.Night < today)).ToList())
        {
            // A window that has passed was never anybody's; it leaves no history.
            if (claim.First().Standing == ClaimStanding.Window) found.Release(claim.Key, ReleaseReason.Vanished);
            if (claim.First().Standing == ClaimStanding.Held) found.Decisions.Note(Decided.KeptPast, claim.Select(n => n.Night), claim.Key);
            foreach (var night in claim) Forget(night);
        }
    }

    /// <summary>What was taken for the listing's own until now turns out to be ours.</summary>
    public void PassOver(IEnumerable<SeenNight> known, Decided why)
    {
        var ours = known.ToList();
        foreach (var night in ours) Forget(night);
        found.Decisions.Note(why, ours.Select(n => n.Night));
        foreach (var claim in ours.Select(n => n.ClaimId).Distinct()) Reshape(claim);
    }

    /// <summary>Brings a claim in line with the nights that are left of it; a second run becomes a claim of its own.</summary>
    public void Reshape(Guid claimId)
    {
        var left = nights.Where(n => n.ClaimId == claimId).ToList();
        if (left.Count == 0) found.Withdraw(claimId);
        var id = claimId;
        foreach (var run in Nights.Runs(left.Select(n => n.Night)))
        {
            var sample = left.First(n => run.Contains(n.Night));
            foreach (var night in left.Where(n => run.Contains(n.Night))) night.ClaimId = id;
            found.Report(new(id, sample.Kind, sample.Standing, run, sample.Kind == ClaimKind.Reservation));
            id = found.NewId();
        }
    }
}
