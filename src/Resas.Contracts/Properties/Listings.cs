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

/// <summary>For the synchroniser: what an export address names, archived homes' too. Null when there never was such an address.</summary>
/// <param name="ExportKey">The secret part of the address: 1 to 64 characters, compared exactly.</param>
public sealed record FindListingByExportKey(string ExportKey) : IRequest<ExportAddress?>;

/// <summary>An address that was given out once.</summary>
/// <param name="Listing">Null when the address was renewed since, or its listing taken away.</param>
public sealed record ExportAddress(ExportListing? Listing);

/// <summary>A listing whose feed is asked for.</summary>
/// <param name="TimeZone">IANA name of the home's zone.</param>
public sealed record ExportListing(Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, string TimeZone, ExportSettings Settings);

/// <summary>How a home wants to be told to platforms: all that decides its feeds beside the ledger.</summary>
/// <param name="Version">Rises with each change of any of them; 0 before the first.</param>
/// <param name="ChangedAt">UTC instant of that change; the Unix epoch for version 0.</param>
/// <param name="NightsBefore">Preparation nights closed before each guest's stay, 0 to 7.</param>
/// <param name="NightsAfter">Likewise after it.</param>
/// <param name="Word">What is shown with <see cref="ExportSummary.Word"/>: 1 to 60 characters, one line; else null.</param>
/// <param name="ClosuresOf">The listings of the home whose platform's own closures are closed on the others too.</param>
public sealed record ExportSettings(
    int Version, DateTime ChangedAt, int NightsBefore, int NightsAfter, ExportSummary Summary, string? Word, IReadOnlyList<Guid> ClosuresOf);

/// <summary>What those who read a feed see of whoever took the nights. Stored by name.</summary>
public enum ExportSummary
{
    /// <summary>Only that the nights are taken.</summary>
    Nothing,
    /// <summary>The platform that sold them.</summary>
    Platform,
    /// <summary>A word of the owner's.</summary>
    Word,
}

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

/// <summary>A platform shows a listing closed for more than 90 nights, and its owner has not yet said whether the home shall be closed on the
/// other platforms too. Told once for each listing and closure.</summary>
public sealed record ClosureQuestioned(Guid QuestionId, Guid ListingId, Guid PropertyId, Guid OwnerId, string Platform, Nights Nights) : IAnnouncement;
