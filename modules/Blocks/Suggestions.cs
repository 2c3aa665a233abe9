using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Time;

namespace Resas.Blocks;

/// <summary>Reads what suggestions are made from: since when each side of a double booking is known, and where it could go.</summary>
internal sealed class Suggestions(ResasDb db, TimeProvider clock)
{
    /// <param name="conflicts">One owner's; questions among them are passed over.</param>
    /// <param name="claims">Their sides, by id.</param>
    public async Task<IReadOnlyDictionary<Guid, Suggestion>> OfAsync(
        IReadOnlyList<Conflict> conflicts, IReadOnlyDictionary<Guid, Claim> claims, IReadOnlyList<PropertySummary> homes, CancellationToken ct)
    {
        var doubles = conflicts.Where(c => c.Kind == ConflictKind.DoubleBooking && claims.ContainsKey(c.FirstClaimId) && claims.ContainsKey(c.SecondClaimId)).ToList();
        if (doubles.Count == 0) return new Dictionary<Guid, Suggestion>();

        var zones = homes.ToDictionary(h => h.Id, h => h.TimeZone);
        var seen = await SightingsAsync([.. doubles.SelectMany(c => new[] { claims[c.FirstClaimId], claims[c.SecondClaimId] }).Distinct()], ct);
        return doubles.Where(c => zones.ContainsKey(c.PropertyId)).ToDictionary(
            c => c.Id, c => Suggestion.Of(seen[c.FirstClaimId], seen[c.SecondClaimId], clock.Today(zones[c.PropertyId])));
    }

    /// <returns>Null for what is no stay, or is over.</returns>
    public async Task<FreeHomes?> FreeHomesAsync(Claim stay, IReadOnlyList<PropertySummary> homes, CancellationToken ct)
    {
        var today = clock.Today(homes.First(h => h.Id == stay.PropertyId).TimeZone);
        if (stay.Kind != ClaimKind.Reservation || stay.Until <= today) return null;
        var nights = stay.Nights with { From = stay.From < today ? today : stay.From };
        var others = homes.Where(h => !h.IsArchived && h.Id != stay.PropertyId).ToList();
        var ids = others.Select(h => h.Id).ToList();
        var taken = await db.Set<HeldNight>().Where(n => ids.Contains(n.PropertyId) && n.Night >= nights.From && n.Night < nights.Until)
            .Select(n => n.PropertyId).Distinct().ToListAsync(ct);
        return new(nights, others.FindAll(h => !taken.Contains(h.Id)), others.Count > 0);
    }

    private async Task<Dictionary<Guid, Sighting>> SightingsAsync(List<Claim> claims, CancellationToken ct)
    {
        var (ids, homes) = (claims.Select(c => c.Id).ToList(), claims.Select(c => c.PropertyId).Distinct().ToList());
        var listings = claims.Select(c => c.ListingId).OfType<Guid>().Distinct().ToList();
        var events = db.Set<PastEvent>().AsNoTracking().Where(e => homes.Contains(e.PropertyId) && e.OtherClaimId == null);
        var firsts = await events.Where(e => ids.Contains(e.ClaimId)).GroupBy(e => e.ClaimId)
            .Select(g => new { g.Key, At = g.Min(e => e.At) }).ToDictionaryAsync(f => f.Key, f => f.At, ct);
        var begins = await events.Where(e => e.ListingId != null && listings.Contains(e.ListingId.Value)).GroupBy(e => e.ListingId!.Value)
            .Select(g => new { g.Key, At = g.Min(e => e.At) }).ToDictionaryAsync(f => f.Key, f => f.At, ct);
        return claims.ToDictionary(c => c.Id, c =>
        {
            // What came before there was a history began when it last took its nights.
            var at = firsts.GetValueOrDefault(c.Id, c.CreatedAt);
            return new Sighting(c, at, c.ListingId is { } listing && begins.GetValueOrDefault(listing, at) >= at);
        });
    }
}
