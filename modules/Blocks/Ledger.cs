namespace Resas.Blocks;

/// <summary>The version of a home's claims. It rises once with every change, which makes two writers take turns:
/// the one that read an older version loses and starts again.</summary>
internal sealed class Ledger
{
    private Ledger() { }

    public Guid PropertyId { get; private set; }
    public Guid OwnerId { get; private set; }
    public long Version { get; private set; }
    public DateTime ChangedAt { get; private set; }

    public static Ledger Of(Guid propertyId, Guid ownerId) => new() { PropertyId = propertyId, OwnerId = ownerId, ChangedAt = DateTime.UnixEpoch };

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

    public static HeldNight Of(Claim holder, DateOnly night) => new() { PropertyId = holder.PropertyId, Night = night, ClaimId = holder.Id };

    public void PassTo(Claim holder) => ClaimId = holder.Id;
}
