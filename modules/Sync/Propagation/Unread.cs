using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;

namespace Resas.Sync.Propagation;

/// <summary>Nights sold elsewhere of which a listing's platform can't know yet.</summary>
/// <param name="Since">When the oldest of them was known here.</param>
internal sealed record Unread(IReadOnlyList<Nights> Nights, DateTime? Since)
{
    public static readonly Unread None = new([], null);

    /// <param name="claims">All that hold nights of its home, its own among them.</param>
    public static Unread Of(Sibling listing, IReadOnlyList<ClaimView> claims)
    {
        if (!listing.Platform.TakesOurFeed) return None;
        var own = claims.Where(c => c.ListingId == listing.ListingId).SelectMany(c => c.Nights.Each()).ToHashSet();
        var unread = (from claim in claims
                      where claim.Kind == ClaimKind.Reservation && claim.ListingId != listing.ListingId
                      from night in claim.Nights.Each()
                      where listing.IsUnread(night) && !own.Contains(night)
                      select (night, claim.TakenAt)).ToList();
        return unread.Count == 0 ? None : new([.. Contracts.Nights.Runs(unread.Select(u => u.night))], unread.Min(u => u.TakenAt));
    }
}

/// <summary>Reads them for all of an owner's listings at once.</summary>
internal sealed class Unreads(Siblings siblings)
{
    public const int DaysAhead = 500;

    /// <param name="homes">All of the owner's.</param>
    /// <param name="claims">The owner's, as far ahead.</param>
    public async Task<IReadOnlyDictionary<Guid, Unread>> OfAsync(
        Guid ownerId, IReadOnlyDictionary<Guid, PropertySummary> homes, IReadOnlyList<ListingSummary> listings, IReadOnlyDictionary<Guid, ListingState> states,
        IReadOnlyList<ClaimView> claims, CancellationToken ct)
    {
        if (listings.Count == 0) return new Dictionary<Guid, Unread>();
        var held = claims.Where(c => c.Standing == ClaimStanding.Held && homes.ContainsKey(c.PropertyId)).ToList();
        var homeOf = listings.ToDictionary(l => l.Id, l => l.PropertyId);
        // A stay in a room is told to the house's listings, too.
        return (await siblings.OfAllAsync(ownerId, listings, homes, states, ct)).ToDictionary(
            s => s.ListingId, s => Unread.Of(s, held.FindAll(c => homes[c.PropertyId].Meets(homes[homeOf[s.ListingId]]))));
    }
}
