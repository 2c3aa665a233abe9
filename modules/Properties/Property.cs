namespace Resas.Properties;

/// <summary>One rentable home. Never deleted while its owner has an account: what was booked there is history.</summary>
internal sealed class Property
{
    public const int MaxPerOwner = 30;
    public const int MaxName = 80;
    public const int Colours = 8;

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Name { get; private set; } = "";
    public string TimeZone { get; private set; } = "";
    public int Colour { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? ArchivedAt { get; private set; }
    public bool IsArchived => ArchivedAt is not null;
    public ExportChoice Export { get; private set; } = new();
    /// <summary>The home of which it is a part, as a room of a house; null otherwise. A part has no parts.</summary>
    public Guid? WholeId { get; private set; }

    /// <param name="taken">The colours of the owner's other homes; the least used one is picked.</param>
    public static Property Create(Guid id, Guid ownerId, string name, string timeZone, IReadOnlyCollection<int> taken, DateTime now) => new()
    {
        Id = id,
        OwnerId = ownerId,
        Name = name.Trim(),
        TimeZone = timeZone,
        Colour = Enumerable.Range(0, Colours).MinBy(colour => taken.Count(t => t == colour)),
        CreatedAt = now,
    };

    public void Describe(string name, string timeZone)
    {
        Name = name.Trim();
        TimeZone = timeZone;
    }

    public void BelongTo(Property? whole) => WholeId = whole?.Id;

    /// <returns>False when it was archived already.</returns>
    public bool Archive(DateTime now)
    {
        if (IsArchived) return false;
        ArchivedAt = now;
        return true;
    }

    /// <returns>False when it was in use already.</returns>
    public bool Restore()
    {
        if (!IsArchived) return false;
        ArchivedAt = null;
        return true;
    }
}
