using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;

namespace Resas.Sync.Import;

/// <summary>What a comparison decides, noted night by night while it decides.</summary>
internal sealed class Decisions
{
    private readonly Dictionary<(Decided What, Guid? ClaimId), HashSet<DateOnly>> noted = [];
    private readonly Dictionary<Guid, Nights> before = [];

    public IEnumerable<(Decided What, Guid? ClaimId, Nights Nights)> Runs =>
        noted.SelectMany(n => Nights.Runs(n.Value).Select(run => (n.Key.What, n.Key.ClaimId, run)));

    public HashSet<DateOnly> NightsOf(Decided what) => [.. noted.Where(n => n.Key.What == what).SelectMany(n => n.Value)];

    /// <summary>Where a stay that moved was.</summary>
    public Nights? Before(Guid? claimId) => claimId is { } id && before.TryGetValue(id, out var nights) ? nights : null;

    public void Note(Decided what, IEnumerable<DateOnly> nights, Guid? claimId = null)
    {
        var all = nights.ToList();
        if (all.Count == 0) return;
        if (!noted.TryGetValue((what, claimId), out var set)) noted[(what, claimId)] = set = [];
        set.UnionWith(all);
    }

    public void Note(Decided what, Nights nights, Guid? claimId = null) => Note(what, nights.Each(), claimId);

    /// <summary>A stay that is shown: news when it had ended, was missing, or has other nights now.</summary>
    public void Follows(SeenStay stay, Nights now)
    {
        if (stay.HasEnded) Note(Decided.Restored, now, stay.ClaimId);
        else if (!stay.Absence.IsNone) Note(Decided.SeenAgain, now, stay.ClaimId);
        if (stay.HasEnded || stay.Nights == now) return;
        before[stay.ClaimId] = stay.Nights;
        Note(Decided.MovedTo, now, stay.ClaimId);
    }

    /// <summary>A stay that is shown no more; the first time is news.</summary>
    public void Misses(SeenStay stay, bool isCancelled, DateOnly today)
    {
        if (stay.Absence.IsNone && !isCancelled) Note(Decided.FirstStrike, stay.Nights.Each().Where(n => n >= today), stay.ClaimId);
    }

    public void Misses(SeenNight night)
    {
        if (night.Absence.IsNone && night.Standing != ClaimStanding.Window) Note(Decided.FirstStrike, [night.Night], night.ClaimId);
    }

    public void Frees(SeenStay stay, ReleaseReason why, DateOnly today) =>
        Note(why == ReleaseReason.Cancelled ? Decided.FreedCancelled : Decided.FreedVanished, stay.Nights.Each().Where(n => n >= today), stay.ClaimId);

    public void Frees(SeenNight night) =>
        Note(night.Standing == ClaimStanding.Window ? Decided.WindowOpened : Decided.FreedVanished, [night.Night], night.ClaimId);

    public void Sees(IEnumerable<SeenNight> shown)
    {
        foreach (var night in shown.Where(n => !n.Absence.IsNone && n.Standing != ClaimStanding.Window)) Note(Decided.SeenAgain, [night.Night], night.ClaimId);
    }

    public void Holds(Nights run, Guid claimId, ClaimKind kind, ClaimStanding standing) => Note(
        standing == ClaimStanding.Mirror ? Decided.TakenAsMirror : kind == ClaimKind.Reservation ? Decided.TakenAsInferredStay : Decided.TakenAsClosure, run, claimId);
}
