using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindClaimsByTextHandler(ResasDb db) : IRequestHandler<FindClaimsByText, FoundClaims>
{
    private const int Largest = 100;

    public async Task<FoundClaims> Handle(FindClaimsByText request, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Most, Largest);
        var text = new SearchText(request.Text);
        var ids = text.IsEmpty ? [] : await IdsAsync(request, text, ct);
        var wanted = ids.Take(request.Most).ToList();
        var views = await db.Set<Claim>().AsNoTracking().Where(c => c.OwnerId == request.OwnerId && wanted.Contains(c.Id)).AsViews(db).ToListAsync(ct);
        return new([.. views.OrderByDescending(v => v.Nights.From).ThenBy(v => v.Id)], ids.Count > request.Most);
    }

    /// <summary>Reads from the latest nights back, by the index of owner and nights, and no further than what is asked for.</summary>
    private async Task<List<Guid>> IdsAsync(FindClaimsByText request, SearchText text, CancellationToken ct)
    {
        var found = new List<Guid>();
        var said = db.Set<Claim>()
            .Where(c => c.OwnerId == request.OwnerId && c.ReleasedAt == null && (c.Guest != null || c.Code != null || c.Note != null))
            .OrderByDescending(c => c.From).ThenBy(c => c.Id).Select(c => new { c.Id, c.Guest, c.Code, c.Note });
        await foreach (var claim in said.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (text.IsIn(claim.Guest, claim.Code, claim.Note)) found.Add(claim.Id);
            if (found.Count > request.Most) break;
        }

        return found;
    }
}
