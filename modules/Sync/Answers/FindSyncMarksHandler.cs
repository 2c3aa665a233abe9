using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Answers;

internal sealed class FindSyncMarksHandler(ResasDb db) : IRequestHandler<FindSyncMarks, IReadOnlyDictionary<Guid, string>>
{
    private const int MaxOwners = 500;

    public async Task<IReadOnlyDictionary<Guid, string>> Handle(FindSyncMarks request, CancellationToken ct)
    {
        if (request.OwnerIds.Count > MaxOwners) throw new ArgumentException($"At most {MaxOwners} owners at once.", nameof(request));
        // The listings' own rows, a few for each owner: the log has thousands.
        var newest = await db.Set<ListingState>().Where(s => request.OwnerIds.Contains(s.OwnerId)).GroupBy(s => s.OwnerId)
            .Select(g => new { g.Key, Tried = g.Max(s => s.LastTriedAt), Pulled = g.Max(s => s.LastPulledAt) }).ToListAsync(ct);
        return newest.Where(n => n.Tried is not null || n.Pulled is not null)
            .ToDictionary(n => n.Key, n => string.Create(CultureInfo.InvariantCulture, $"{n.Tried?.Ticks:x}-{n.Pulled?.Ticks:x}"));
    }
}
