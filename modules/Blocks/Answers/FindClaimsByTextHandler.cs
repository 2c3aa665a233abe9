using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindClaimsByTextHandler(ResasDb db) : IRequestHandler<FindClaimsByText, FoundClaims>
{
    private const int Largest = 100;
    private const int FewestLetters = 2;

    public async Task<FoundClaims> Handle(FindClaimsByText request, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Most, Largest);
        var words = Folding.Words(request.Text);
        if (words.Sum(w => w.Count(char.IsLetterOrDigit)) < FewestLetters) return new([], false);

        var claims = db.Set<Claim>().AsNoTracking().Where(c => c.OwnerId == request.OwnerId && c.ReleasedAt == null);
        foreach (var word in words) claims = claims.Where(c => c.SearchText!.Contains(word));
        var found = await claims.OrderByDescending(c => c.From).ThenBy(c => c.Id).Take(request.Most + 1).AsViews(db).ToListAsync(ct);
        return new([.. found.Take(request.Most)], found.Count > request.Most);
    }
}
