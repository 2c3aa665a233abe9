using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;

namespace Resas.Blocks.Answers;

internal static class ClaimViews
{
    /// <summary>Claims as others see them. A question whether two are the same stay is no conflict (rule 5).</summary>
    public static IQueryable<ClaimView> AsViews(this IQueryable<Claim> claims, ResasDb db) => claims.Select(c => new ClaimView(
        c.Id, c.PropertyId, c.Kind, c.Standing, new Nights(c.From, c.Until), c.ListingId, c.Platform, c.Reason, c.Guest, c.Code, c.Note, c.IsInferred,
        // Two questions, each with an index of its own.
        db.Set<Conflict>().Any(x => x.ClosedAt == null && x.Kind == ConflictKind.DoubleBooking && x.FirstClaimId == c.Id)
            || db.Set<Conflict>().Any(x => x.ClosedAt == null && x.Kind == ConflictKind.DoubleBooking && x.SecondClaimId == c.Id), c.CreatedAt));
}
