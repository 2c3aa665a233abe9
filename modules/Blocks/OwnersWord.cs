using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;

namespace Resas.Blocks;

/// <summary>What owners say about conflicts and questions.</summary>
internal sealed class OwnersWord(ResasDb db, Ledgers ledgers, Copies copies)
{
    /// <summary>Both are one stay: the mirror goes on holding nothing, and these two are not asked about again.</summary>
    public Task<Answered> SameStayAsync(Guid ownerId, Guid conflictId, CancellationToken ct) =>
        AnswerAsync(ownerId, conflictId, (posting, conflict, _) =>
        {
            if (conflict is not { IsOpen: true, Kind: ConflictKind.SameStayQuestion }) return Task.FromResult(false);
            posting.Close(conflict, Closing.SameStay, byOwner: true);
            return Task.FromResult(true);
        }, ct);

    /// <summary>One side of a double booking is only the other, copied by a link between their platforms: it holds nothing from now on.</summary>
    public Task<Answered> CopyAsync(Guid ownerId, Guid conflictId, Guid copy, string? note, CancellationToken ct) =>
        AnswerAsync(ownerId, conflictId, async (posting, conflict, token) =>
        {
            if (conflict is not { IsOpen: true, Kind: ConflictKind.DoubleBooking } || !conflict.IsOf(copy)) return false;
            var sides = await posting.Claims.Where(c => c.Id == conflict.FirstClaimId || c.Id == conflict.SecondClaimId).ToDictionaryAsync(c => c.Id, token);
            if ((await copies.OfAsync(conflict, sides[conflict.FirstClaimId], sides[conflict.SecondClaimId], token)).FirstOrDefault(c => c.Id == copy) is not { } claim) return false;
            conflict.Choose(copy);
            posting.Close(conflict, Closing.SameStay, byOwner: true, Trimmed(note));
            posting.Watch(claim).BeCopy();
            return true;
        }, ct);

    /// <summary>Several have one reason, a link between two platforms: each is one stay, whichever of its sides is the mirror or the copy.</summary>
    /// <returns>Those for which that could be said.</returns>
    public Task<List<Guid>> OneStayEachAsync(Guid ownerId, IReadOnlyList<Guid> conflictIds, CancellationToken ct) => db.RunAsync(async token =>
    {
        var done = new List<Guid>();
        foreach (var id in conflictIds)
        {
            var answered = await FindCopiesAsync(ownerId, id, token) is [var copy] ? await CopyAsync(ownerId, id, copy.Id, null, token) : await SameStayAsync(ownerId, id, token);
            if (answered == Answered.Done) done.Add(id);
        }

        return done;
    }, ct);

    /// <summary>Takes several words back.</summary>
    /// <returns>How many could be.</returns>
    public Task<int> ReopenAllAsync(Guid ownerId, IReadOnlyList<Guid> conflictIds, CancellationToken ct) => db.RunAsync(async token =>
    {
        var reopened = 0;
        foreach (var id in conflictIds)
            if (await ReopenAsync(ownerId, id, token) == Answered.Done) reopened++;
        return reopened;
    }, ct);

    /// <summary>They are two stays: the mirror holds its nights too, and the double booking opens.</summary>
    public Task<Answered> TwoStaysAsync(Guid ownerId, Guid conflictId, CancellationToken ct) =>
        AnswerAsync(ownerId, conflictId, async (posting, conflict, token) =>
        {
            if (conflict is not { IsOpen: true, Kind: ConflictKind.SameStayQuestion }) return false;
            posting.Close(conflict, Closing.ReallyTwo, byOwner: true);
            posting.Watch(await posting.Claims.SingleAsync(c => c.Id == conflict.SecondClaimId, token)).Promote();
            return true;
        }, ct);

    /// <summary>The owner has settled it with the guests. Both claims stay until their platforms change.</summary>
    /// <param name="givesWay">The side that was moved or cancelled; null when both have their place.</param>
    public Task<Answered> ResolveAsync(Guid ownerId, Guid conflictId, Guid? givesWay, string? note, CancellationToken ct) =>
        AnswerAsync(ownerId, conflictId, (posting, conflict, _) =>
        {
            if (conflict is not { IsOpen: true, Kind: ConflictKind.DoubleBooking }) return Task.FromResult(false);
            conflict.Choose(givesWay);
            posting.Close(conflict, Closing.ResolvedByOwner, byOwner: true, Trimmed(note));
            return Task.FromResult(true);
        }, ct);

    /// <summary>Takes back "same stay" or "settled", while both claims are still there on the same nights.</summary>
    public Task<Answered> ReopenAsync(Guid ownerId, Guid conflictId, CancellationToken ct) =>
        AnswerAsync(ownerId, conflictId, async (posting, conflict, token) =>
        {
            if (conflict.IsOpen) return true;
            if (!conflict.IsReopenable) return false;
            var claims = await posting.Claims.Where(c => c.Id == conflict.FirstClaimId || c.Id == conflict.SecondClaimId).ToListAsync(token);
            if (claims.Count != 2 || posting.House.Between(claims[0], claims[1]) != conflict.KindAsAnswered) return false;
            if (conflict.CopyId is { } copy) posting.Watch(claims.Single(c => c.Id == copy)).HoldAgain();
            conflict.Follow(claims.Single(c => c.Id == conflict.FirstClaimId), claims.Single(c => c.Id == conflict.SecondClaimId));
            posting.Reopen(conflict);
            return true;
        }, ct);

    private async Task<IReadOnlyList<Claim>> FindCopiesAsync(Guid ownerId, Guid conflictId, CancellationToken ct)
    {
        if (await db.Set<Conflict>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == conflictId && c.OwnerId == ownerId, ct) is not { } conflict) return [];
        var sides = await db.Set<Claim>().AsNoTracking().Where(c => c.Id == conflict.FirstClaimId || c.Id == conflict.SecondClaimId).ToListAsync(ct);
        return sides is [var one, var other] ? await copies.OfAsync(conflict, one, other, ct) : [];
    }

    private static string? Trimmed(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();

    private async Task<Answered> AnswerAsync(
        Guid ownerId, Guid conflictId, Func<Posting, Conflict, CancellationToken, Task<bool>> answer, CancellationToken ct)
    {
        var home = await db.Set<Conflict>().Where(c => c.Id == conflictId && c.OwnerId == ownerId).Select(c => (Guid?)c.PropertyId).SingleOrDefaultAsync(ct);
        if (home is not { } propertyId) return Answered.Absent;
        var isDone = false;
        await ledgers.PostAsync(propertyId, ownerId, async (posting, token) =>
            isDone = await answer(posting, await posting.Conflicts.SingleAsync(c => c.Id == conflictId, token), token), ct);
        return isDone ? Answered.Done : Answered.TooLate;
    }
}

/// <summary>How the owner's word was taken.</summary>
internal enum Answered
{
    Done,
    /// <summary>The conflict has changed since the owner looked at it.</summary>
    TooLate,
    /// <summary>There is no such conflict, or it is another owner's.</summary>
    Absent,
}
