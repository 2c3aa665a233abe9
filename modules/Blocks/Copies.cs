using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;

namespace Resas.Blocks;

/// <summary>What may be nothing but other stays, copied by a direct link: its platform calls all of them closed, and others hold each of its nights.</summary>
internal sealed class Copies(ResasDb db)
{
    /// <summary>The sides of a double booking that may be; none of a question.</summary>
    public async Task<IReadOnlyList<Claim>> OfAsync(Conflict conflict, Claim first, Claim second, CancellationToken ct)
    {
        if (conflict.Kind != ConflictKind.DoubleBooking) return [];
        var copies = new List<Claim>();
        foreach (var side in new[] { first, second })
            if (await MayBeAsync(side, ct)) copies.Add(side);
        return copies;
    }

    public async Task<bool> MayBeAsync(Claim claim, CancellationToken ct)
    {
        if (claim is not { IsFirm: true, IsInferred: true, ListingId: not null }) return false;
        var others = await db.Set<Claim>().AsNoTracking().Of(await db.ReachOfAsync(claim.PropertyId, ct))
            .Where(c => c.ReleasedAt == null && c.Standing == ClaimStanding.Held && c.ListingId != claim.ListingId && c.From < claim.Until && c.Until > claim.From)
            .Select(c => new Nights(c.From, c.Until)).ToListAsync(ct);
        return claim.Nights.Each().All(night => others.Exists(o => o.Contains(night)));
    }
}
