namespace Resas.Contracts.Properties;

/// <summary>The listings of an owner, by home and platform; those of archived homes are left out.</summary>
public sealed record FindListings(Guid OwnerId, Guid? PropertyId = null) : IRequest<IReadOnlyList<ListingSummary>>;

/// <summary>A home as offered on one platform.</summary>
/// <param name="Platform">A key of <see cref="Sync.PlatformInfo"/>.</param>
/// <param name="Name">The platform's own name or number for it, or the platform's name.</param>
/// <param name="HasImport">Whether there is an address to read.</param>
public sealed record ListingSummary(Guid Id, Guid PropertyId, string Platform, string Name, bool HasImport);

/// <summary>For the synchroniser: where to read a listing. Null when it is gone.</summary>
public sealed record FindListingSource(Guid ListingId) : IRequest<ListingSource?>;

/// <summary>For the synchroniser: the listing that an export address names. Null when there is none.</summary>
/// <param name="ExportKey">The secret part of the address: 1 to 64 characters, compared exactly.</param>
public sealed record FindListingByExportKey(string ExportKey) : IRequest<ListingSource?>;

/// <summary>A listing with its secrets. Never logged: its text form shows the id alone.</summary>
/// <param name="ImportAddress">Absolute http or https address, or null when nothing is read.</param>
/// <param name="TimeZone">IANA name of the home's zone.</param>
public sealed record ListingSource(
    Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, string ListingName, string PropertyName,
    string? ImportAddress, string TimeZone, bool IsArchived)
{
    /// <inheritdoc/>
    public override string ToString() => $"listing {ListingId}";
}

/// <summary>A listing was linked to a home.</summary>
public sealed record ListingLinked(Guid ListingId, Guid PropertyId, Guid OwnerId) : IAnnouncement;

/// <summary>A listing's name or address was changed.</summary>
public sealed record ListingChanged(Guid ListingId, Guid PropertyId, Guid OwnerId) : IAnnouncement;

/// <summary>A listing was taken away.</summary>
/// <param name="ReleaseNights">Whether the owner wants the nights that it held to be freed; otherwise they stay, to be removed by hand.</param>
public sealed record ListingUnlinked(Guid ListingId, Guid PropertyId, Guid OwnerId, bool ReleaseNights) : IAnnouncement;
