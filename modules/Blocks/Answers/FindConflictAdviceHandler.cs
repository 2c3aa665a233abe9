using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindConflictAdviceHandler(ResasDb db, IMediator modules, Suggestions suggestions, IStringLocalizer<Texts> texts)
    : IRequestHandler<FindConflictAdvice, IReadOnlyDictionary<Guid, string>>
{
    public async Task<IReadOnlyDictionary<Guid, string>> Handle(FindConflictAdvice request, CancellationToken ct)
    {
        var conflicts = await db.Set<Conflict>().AsNoTracking()
            .Where(c => c.OwnerId == request.OwnerId && c.ClosedAt == null && request.ConflictIds.Contains(c.Id)).ToListAsync(ct);
        if (conflicts.Count == 0) return new Dictionary<Guid, string>();

        var ids = conflicts.SelectMany(c => new[] { c.FirstClaimId, c.SecondClaimId }).Distinct().ToList();
        var claims = await db.Set<Claim>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var homes = await modules.Send(new FindProperties(request.OwnerId, WithArchived: true), ct);
        var words = new SuggestionWords(await Words.ReadAsync(modules, texts, request.OwnerId, ct), texts);
        return (await suggestions.OfAsync(conflicts, claims, homes, ct)).ToDictionary(s => s.Key, s => words.FirstSentence(s.Value));
    }
}
