namespace Resas.Contracts.Properties;

/// <summary>All homes of an owner, by name. Archived ones only when asked for.</summary>
public sealed record FindProperties(Guid OwnerId, bool WithArchived = false) : IRequest<IReadOnlyList<PropertySummary>>;

/// <summary>One home of an owner (archived or not); null when there is none or it is another owner's.</summary>
public sealed record FindProperty(Guid PropertyId, Guid OwnerId) : IRequest<PropertySummary?>;

/// <summary>A home.</summary>
/// <param name="TimeZone">IANA name, always one that this machine knows.</param>
/// <param name="Colour">Index 0 to 7 of the home's colour in lists.</param>
/// <param name="WholeId">The home of which it is a part, as a room of a house that is let as a whole too; null otherwise. A part has no parts.</param>
public sealed record PropertySummary(Guid Id, Guid OwnerId, string Name, string TimeZone, int Colour, bool IsArchived, Guid? WholeId = null)
{
    /// <summary>Whether a stay in one takes the nights of the other: they are one home, or a whole and its part. Two parts of one whole do not meet.</summary>
    public bool Meets(PropertySummary other) => Id == other.Id || WholeId == other.Id || other.WholeId == Id;
}

/// <summary>For administrators: how many homes and listings some owners have, archived ones too. Owners without any are left out.</summary>
/// <param name="OwnerIds">At most 200.</param>
public sealed record CountHoldings(IReadOnlyList<Guid> OwnerIds) : IRequest<IReadOnlyDictionary<Guid, Holdings>>;

/// <summary>What an owner has.</summary>
public sealed record Holdings(int Homes, int Listings);

/// <summary>A home became part of another, or of none.</summary>
/// <param name="Homes">The home, the whole that it left and the one that it joined.</param>
public sealed record HouseChanged(Guid PropertyId, Guid OwnerId, IReadOnlyList<Guid> Homes) : IAnnouncement;

/// <summary>A home was archived: its listings are no longer read, its feeds go on answering.</summary>
public sealed record PropertyArchived(Guid PropertyId, Guid OwnerId) : IAnnouncement;

/// <summary>An archived home is in use again.</summary>
public sealed record PropertyRestored(Guid PropertyId, Guid OwnerId) : IAnnouncement;
