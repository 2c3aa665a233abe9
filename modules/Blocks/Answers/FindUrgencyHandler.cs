using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindUrgencyHandler(ResasDb db) : IRequestHandler<FindUrgency, Urgency>
{
    private static readonly Prepared<Guid, DateOnly, Found> Known = new((db, home, today) =>
        db.Set<Ledger>().Where(l => l.PropertyId == home).Select(l => new Found(l.WholeId, db.Set<Ledger>().Any(part => part.WholeId == l.PropertyId), new Urgency(
            l.Version,
            db.Set<Claim>().Where(c => c.PropertyId == l.PropertyId && c.From >= today)
                .Where(c => c.Kind == ClaimKind.Reservation && c.ReleasedAt == null && c.Standing == ClaimStanding.Held)
                .Min(c => (DateOnly?)c.From),
            db.Set<Conflict>().Any(c => c.PropertyId == l.PropertyId && c.ClosedAt == null && c.Kind == ConflictKind.DoubleBooking)))));

    public async Task<Urgency> Handle(FindUrgency request, CancellationToken ct)
    {
        var found = await Known.FindAsync(db, request.PropertyId, request.Today, ct);
        if (found is null) return new(0, null, false);
        if (found is { WholeId: null, HasParts: false }) return found.Urgency;

        var urgency = found.Urgency;
        foreach (var home in await db.ReachOfAsync(request.PropertyId, ct))
        {
            if (await Known.FindAsync(db, home, request.Today, ct) is not { Urgency: var other }) continue;
            urgency = urgency with { NextArrival = Sooner(urgency.NextArrival, other.NextArrival), HasConflict = urgency.HasConflict || other.HasConflict };
        }

        return urgency;
    }

    private static DateOnly? Sooner(DateOnly? one, DateOnly? other) => other is null || one < other ? one : other;

    private sealed record Found(Guid? WholeId, bool HasParts, Urgency Urgency);
}
