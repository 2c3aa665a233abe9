namespace Resas.Blocks;

/// <summary>The version of a home's calendar: of its own claims, and of those of its house or rooms. It rises once with every change, which makes
/// two writers take turns: the one that read an older version loses and starts again.</summary>
internal sealed class Ledger
{
    private Ledger() { }

    public Guid PropertyId { get; private set; }
    public Guid OwnerId { get; private set; }
    /// <summary>The home of which this one is a part; null for a whole and for a home that stands alone.</summary>
    public Guid? WholeId { get; private set; }
    public long Version { get; private set; }
    public DateTime ChangedAt { get; private set; }

    public static Ledger Of(Guid propertyId, Guid ownerId) => new() { PropertyId = propertyId, OwnerId = ownerId, ChangedAt = DateTime.UnixEpoch };

    public void BelongTo(Guid? wholeId) => WholeId = wholeId;

    public void Raise(DateTime now)
    {
        Version++;
        // Instances' clocks differ a little; what is told to platforms never goes back.
        if (now > ChangedAt) ChangedAt = now;
    }
}

/// <summary>The one holder of a night. The key is the rule: the database refuses a second.</summary>
internal sealed class HeldNight
{
    private HeldNight() { }

    public Guid PropertyId { get; private set; }
    public DateOnly Night { get; private set; }
    public Guid ClaimId { get; private set; }

    /// <param name="home">The holder's own, or one that it reaches.</param>
    public static HeldNight Of(Guid home, DateOnly night, Claim holder) => new() { PropertyId = home, Night = night, ClaimId = holder.Id };

    public void PassTo(Claim holder) => ClaimId = holder.Id;
}
