using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;

namespace Resas.Blocks;

/// <summary>What owners enter, change and remove themselves (rule 11).</summary>
internal sealed class OwnersHand(ResasDb db, Ledgers ledgers)
{
    /// <summary>Enters a block or a reservation, refused over nights that a reservation or block holds.</summary>
    /// <param name="merge">A block over the owner's own blocks becomes one with them.</param>
    public async Task<Outcome> EnterAsync(Entry entry, bool merge, CancellationToken ct)
    {
        Outcome outcome = new Outcome.Absent();
        await ledgers.PostAsync(entry.PropertyId, entry.OwnerId, async (posting, token) =>
        {
            var holders = await posting.FindHoldersAsync(entry.Nights, token);
            var canMerge = entry.Kind == ClaimKind.Block && holders.TrueForAll(h => h is { Kind: ClaimKind.Block, IsManual: true } && h.PropertyId == entry.PropertyId);
            if (holders.Count == 0) outcome = Add(posting, entry);
            else if (canMerge && merge) outcome = Merge(posting, entry, holders);
            else outcome = Taken(entry.PropertyId, holders, entry.Nights, canMerge);
        }, ct);
        return outcome;
    }

    /// <summary>Changes a claim entered by hand. Only nights that it does not have yet can be refused: a claim in conflict may always shrink.</summary>
    public Task<Outcome> EditAsync(Guid claimId, Entry entry, CancellationToken ct) =>
        RearrangeAsync(entry.OwnerId, claimId, entry.Nights, claim => claim.Edit(entry), ct);

    /// <summary>Moves a claim entered by hand to other nights, refused alike, and leaves what else is known of it.</summary>
    public Task<Outcome> MoveAsync(Guid ownerId, Guid claimId, Nights nights, CancellationToken ct) =>
        RearrangeAsync(ownerId, claimId, nights, claim => claim.Extend(nights), ct);

    /// <summary>Writes the owner's private note on any claim, ended ones too.</summary>
    public Task<Outcome> AnnotateAsync(Guid ownerId, Guid claimId, string? note, CancellationToken ct) =>
        ChangeAsync(ownerId, claimId, (posting, claim, _) =>
        {
            posting.Watch(claim).Annotate(note);
            return Task.FromResult<Outcome>(new Outcome.Held(claim.Id, claim.PropertyId, claim.Nights));
        }, ct);

    /// <summary>Removes what was entered by hand, or what its listing left behind. Doing it twice changes nothing.</summary>
    public Task<Outcome> RemoveAsync(Guid ownerId, Guid claimId, CancellationToken ct) =>
        ChangeAsync(ownerId, claimId, (posting, claim, _) =>
        {
            var isDone = claim.ReleaseReason == ReleaseReason.RemovedByOwner;
            if (!isDone && !claim.IsRemovable) return Task.FromResult<Outcome>(new Outcome.Absent());
            if (!isDone) posting.Watch(claim).Release(ReleaseReason.RemovedByOwner, posting.Now);
            return Task.FromResult<Outcome>(new Outcome.Removed(claim.PropertyId, claim.Nights));
        }, ct);

    /// <summary>Takes a removal back, if the nights are still free. Doing it twice changes nothing.</summary>
    public Task<Outcome> RestoreAsync(Guid ownerId, Guid claimId, CancellationToken ct) =>
        ChangeAsync(ownerId, claimId, async (posting, claim, token) =>
        {
            if (!claim.IsLive)
            {
                if (claim.ReleaseReason != ReleaseReason.RemovedByOwner) return new Outcome.Absent();
                var holders = claim is { Standing: ClaimStanding.Held, Kind: not ClaimKind.Closure }
                    ? await posting.FindHoldersAsync(claim.Nights, token) : [];
                if (holders.Count > 0) return Taken(claim.PropertyId, holders, claim.Nights, canMerge: false);
                posting.Watch(claim).Restore(posting.Now);
            }

            return new Outcome.Held(claim.Id, claim.PropertyId, claim.Nights);
        }, ct);

    private Task<Outcome> RearrangeAsync(Guid ownerId, Guid claimId, Nights nights, Action<Claim> change, CancellationToken ct) =>
        ChangeAsync(ownerId, claimId, async (posting, claim, token) =>
        {
            if (claim is not { IsManual: true, IsLive: true }) return new Outcome.Absent();
            var added = nights.Each().Where(n => !claim.Nights.Contains(n)).ToHashSet();
            var holders = await posting.FindHoldersAsync(nights, token);
            holders.RemoveAll(h => h == claim || !h.Nights.Each().Any(added.Contains));
            if (holders.Count > 0) return Taken(claim.PropertyId, holders, nights, canMerge: false);
            change(posting.Watch(claim));
            return new Outcome.Held(claim.Id, claim.PropertyId, claim.Nights);
        }, ct);

    private async Task<Outcome> ChangeAsync(
        Guid ownerId, Guid claimId, Func<Posting, Claim, CancellationToken, Task<Outcome>> change, CancellationToken ct)
    {
        // A claim never moves to another home, so this may be read before the ledger is.
        var home = await db.Set<Claim>().Where(c => c.Id == claimId && c.OwnerId == ownerId).Select(c => (Guid?)c.PropertyId).SingleOrDefaultAsync(ct);
        Outcome outcome = new Outcome.Absent();
        if (home is not { } propertyId) return outcome;
        await ledgers.PostAsync(propertyId, ownerId, async (posting, token) =>
            outcome = await change(posting, await posting.Claims.SingleAsync(c => c.Id == claimId, token), token), ct);
        return outcome;
    }

    private static Outcome.Held Add(Posting posting, Entry entry)
    {
        var claim = Claim.Entered(posting.NewId(), entry, posting.Now);
        posting.Add(claim);
        return new(claim.Id, claim.PropertyId, claim.Nights, IsNew: true);
    }

    /// <summary>The first block takes over all the nights, the others end in it.</summary>
    private static Outcome.Held Merge(Posting posting, Entry entry, List<Claim> blocks)
    {
        var nights = new Nights(
            blocks.Select(b => b.From).Append(entry.Nights.From).Min(), blocks.Select(b => b.Until).Append(entry.Nights.Until).Max());
        posting.Watch(blocks[0]).Extend(nights);
        foreach (var other in blocks.Skip(1)) posting.Watch(other).Release(ReleaseReason.RemovedByOwner, posting.Now);
        return new(blocks[0].Id, entry.PropertyId, nights);
    }

    private static Outcome.Taken Taken(Guid home, List<Claim> holders, Nights asked, bool canMerge) =>
        new(home, [.. holders.Select(h => Holder.Of(h, asked))], canMerge);
}
