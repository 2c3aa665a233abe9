using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;

namespace Resas.Blocks;

/// <summary>What may be nothing but other stays, copied by a direct link, on the nights that it shares with them: its platform calls all of them closed,
/// and it covers the whole of the other stay, or others hold each of its nights.</summary>
internal sealed class Copies(ResasDb db)
{
    /// <summary>The sides of a double booking that may be; none of a question.</summary>
    public async Task<IReadOnlyList<Claim>> OfAsync(Conflict conflict, Claim first, Claim second, CancellationToken ct)
    {
        if (conflict.Kind != ConflictKind.DoubleBooking) return [];
        var copies = new List<Claim>();
        if (await MayBeAsync(first, second, ct)) copies.Add(first);
        if (await MayBeAsync(second, first, ct)) copies.Add(second);
        return copies;
    }

    private async Task<bool> MayBeAsync(Claim claim, Claim copied, CancellationToken ct)
    {
        if (claim is not { IsFirm: true, IsInferred: true, ListingId: not null }) return false;
        if (claim.Nights.Intersect(copied.Nights) == copied.Nights) return true;
        var others = await db.Set<Claim>().AsNoTracking().Of(await db.ReachOfAsync(claim.PropertyId, ct))
            .Where(c => c.ReleasedAt == null && c.Standing == ClaimStanding.Held && c.ListingId != claim.ListingId && c.From < claim.Until && c.Until > claim.From)
            .Select(c => new Nights(c.From, c.Until)).ToListAsync(ct);
        return claim.Nights.Each().All(night => others.Exists(o => o.Contains(night)));
    }
}
