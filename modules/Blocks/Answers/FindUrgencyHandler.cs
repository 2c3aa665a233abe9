using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindUrgencyHandler(ResasDb db) : IRequestHandler<FindUrgency, Urgency>
{
    private static readonly Prepared<Guid, DateOnly, Urgency> Known = new((db, home, today) =>
        db.Set<Ledger>().Where(l => l.PropertyId == home).Select(l => new Urgency(
            l.Version,
            db.Set<Claim>().Where(c => c.PropertyId == l.PropertyId && c.From >= today)
                .Where(c => c.Kind == ClaimKind.Reservation && c.ReleasedAt == null && c.Standing == ClaimStanding.Held)
                .Min(c => (DateOnly?)c.From),
            db.Set<Conflict>().Any(c => c.PropertyId == l.PropertyId && c.ClosedAt == null && c.Kind == ConflictKind.DoubleBooking))));

    public async Task<Urgency> Handle(FindUrgency request, CancellationToken ct) =>
        await Known.FindAsync(db, request.PropertyId, request.Today, ct) ?? new(0, null, false);
}
