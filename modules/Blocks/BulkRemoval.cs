using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;

namespace Resas.Blocks;

/// <summary>Removes several of an owner's blocks at once, and takes that back.</summary>
internal sealed class BulkRemoval(ResasDb db, OwnersHand hand)
{
    /// <summary>More than a page has.</summary>
    private const int Most = 100;

    /// <returns>Those that were removed; a guest's stay among the ids is left as it is.</returns>
    public Task<List<Guid>> RemoveAsync(Guid ownerId, IEnumerable<Guid> ids, CancellationToken ct) => db.RunAsync(async token =>
    {
        var asked = ids.Distinct().Take(Most).ToList();
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

    /// <summary>Ids as they go through the address of an undo: 22 characters each.</summary>
    public static string Write(IEnumerable<Guid> ids) => string.Concat(ids.Select(id => Base64Url.EncodeToString(id.ToByteArray())));

    public static IReadOnlyList<Guid> Read(string? text) =>
        [.. (text ?? "").Chunk(22).Take(Most).Where(c => c.Length == 22 && Base64Url.IsValid(c)).Select(c => new Guid(Base64Url.DecodeFromChars(c))).Distinct()];
}
