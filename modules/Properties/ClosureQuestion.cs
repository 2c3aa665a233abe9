using Resas.Contracts;

namespace Resas.Properties;

/// <summary>A long closure about which an owner was asked: kept, and moved along with it, so that they are asked once.</summary>
internal sealed class ClosureQuestion
{
    /// <summary>A longer run is a season, not a stay.</summary>
    public const int LongestStay = 90;

    private ClosureQuestion() { }

    public Guid Id { get; private set; }
    public Guid ListingId { get; private set; }
    public Guid ClaimId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public DateTime AskedAt { get; private set; }

    public Nights Nights => new(From, Until);

    public static ClosureQuestion Ask(Guid listingId, Guid claimId, Nights nights, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)), ListingId = listingId, ClaimId = claimId,
        From = nights.From, Until = nights.Until, AskedAt = now,
    };

    /// <summary>A platform that shows its closure again under another claim has not closed anything new.</summary>
    public bool IsAbout(Guid claimId, Nights nights) => ClaimId == claimId || Nights.Overlaps(nights);

    public void Follow(Guid claimId, Nights nights) => (ClaimId, From, Until) = (claimId, nights.From, nights.Until);
}
