using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;

namespace Resas.Blocks;

/// <summary>Removes several of an owner's blocks at once, and takes that back.</summary>
internal sealed class BulkRemoval(ResasDb db, OwnersHand hand)
{
    /// <returns>Those that were removed; a guest's stay among the ids is left as it is.</returns>
    public Task<List<Guid>> RemoveAsync(Guid ownerId, IEnumerable<Guid> ids, CancellationToken ct) => db.RunAsync(async token =>
    {
        var asked = ids.Distinct().Take(IdList.Most).ToList();
        var blocks = await db.Set<Claim>().Where(c => c.OwnerId == ownerId && asked.Contains(c.Id) && c.Kind == ClaimKind.Block && c.ReleasedAt == null)
            .OrderBy(c => c.PropertyId).Select(c => c.Id).ToListAsync(token);
        var removed = new List<Guid>();
        foreach (var id in blocks)
            if (await hand.RemoveAsync(ownerId, id, token) is Outcome.Removed) removed.Add(id);
        return removed;
    }, ct);

    /// <returns>How many are back, and how many are not because somebody took their nights meanwhile.</returns>
    public Task<(int Restored, int Taken)> RestoreAsync(Guid ownerId, IEnumerable<Guid> ids, CancellationToken ct) => db.RunAsync(async token =>
    {
        var (restored, taken) = (0, 0);
        foreach (var id in ids)
        {
            var outcome = await hand.RestoreAsync(ownerId, id, token);
            if (outcome is Outcome.Held) restored++;
            else if (outcome is Outcome.Taken) taken++;
        }

        return (restored, taken);
    }, ct);
}
