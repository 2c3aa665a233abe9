namespace Resas.Contracts.Blocks;

/// <summary>What a listing now shows, written to the home's ledger inside the caller's transaction (the one request with an effect:
/// a night must never be held on one side only). Reporting the same claim twice changes nothing. Nothing is ever refused:
/// a stay over taken nights is stored as a conflict (rule 4).</summary>
/// <param name="Claims">New or changed claims, known by their id.</param>
/// <param name="Releases">Claims that this listing has given up. Unknown or ended ones are passed over.</param>
/// <param name="NoLongerRead">Listings of the home whose calendars this one took over beside us until its owner removed the link: what it opens now came from there,
/// so that it is told of what they go on holding, and they of what it does. Null for none.</param>
/// <exception cref="InvalidOperationException">There is no open transaction.</exception>
public sealed record ReportNights(
    Guid PropertyId, Guid OwnerId, Guid ListingId, string Platform,
    IReadOnlyList<ClaimReport> Claims, IReadOnlyList<ClaimRelease> Releases, IReadOnlyList<Guid>? NoLongerRead = null) : IRequest<LedgerChange>;

/// <summary>A claim as its listing shows it.</summary>
/// <param name="ClaimId">Chosen by the caller, the same for as long as the claim lives.</param>
/// <param name="Guest">At most 120 characters; longer text is cut.</param>
/// <param name="Code">At most 64 characters.</param>
/// <param name="Origins">Listings of the home that the nights came from by a direct link, or may have come from by way of us: the claim is not exported there while it is reported so.
/// Null leaves what is known of it.</param>
public sealed record ClaimReport(
    Guid ClaimId, ClaimKind Kind, ClaimStanding Standing, Nights Nights, bool IsInferred = false, string? Guest = null, string? Code = null,
    IReadOnlyList<Guid>? Origins = null);

/// <summary>A claim that has ended.</summary>
public sealed record ClaimRelease(Guid ClaimId, ReleaseReason Why);

/// <summary>By what evidence a claim ended. Stored by name.</summary>
public enum ReleaseReason
{
    /// <summary>Its source says that it is cancelled.</summary>
    Cancelled,
    /// <summary>It is missing from enough healthy answers of its source.</summary>
    Vanished,
    /// <summary>The owner removed it.</summary>
    RemovedByOwner,
    /// <summary>The listing was taken away, and the owner wanted its nights freed.</summary>
    ListingRemoved,
    /// <summary>The owner said that it is the same stay as another.</summary>
    SameStay,
    /// <summary>The nights turned out to be our own export, handed back.</summary>
    Echo,
}

/// <summary>What a report changed.</summary>
/// <param name="Version">The ledger's version now.</param>
public sealed record LedgerChange(long Version, int Added, int Changed, int Released, int ConflictsOpened);

/// <summary>Makes a home part of another, or of none, inside the caller's transaction, for the reason of <see cref="ReportNights"/>: from then on what
/// is taken in one is taken in the other. All nights get their holders anew, and conflicts open and close. Asking for what is so already changes nothing.</summary>
/// <param name="WholeId">The home of which it becomes a part; null to let it stand alone.</param>
/// <exception cref="InvalidOperationException">There is no open transaction, or a part would have parts.</exception>
public sealed record ComposeHome(Guid PropertyId, Guid OwnerId, Guid? WholeId) : IRequest<int>;

/// <summary>For the synchroniser: what a listing's export feed holds, which is what every other source claims: at the home, at the house that it is
/// a part of, and in its parts.</summary>
/// <param name="ClosuresOf">Listings whose windows (<see cref="ClaimStanding.Window"/>) are exported too; null for none.</param>
public sealed record FindExportNights(Guid PropertyId, Guid ListingId, IReadOnlyList<Guid>? ClosuresOf = null) : IRequest<ExportedLedger>;

/// <summary>What the feeds of several listings of a home hold, read at once, without windows.</summary>
/// <returns>One for each listing, in their order.</returns>
public sealed record FindEachExport(Guid PropertyId, IReadOnlyList<Guid> ListingIds) : IRequest<IReadOnlyList<ExportedLedger>>;

/// <summary>The nights to export, a pure function of the ledger's version and of what was asked.</summary>
/// <param name="Version">Rises with every change of the home's calendar; 0 before the first.</param>
/// <param name="ChangedAt">UTC instant of that change; the Unix epoch for version 0.</param>
/// <param name="Claims">By first night.</param>
/// <param name="Own">What the listing itself holds, which is not exported to it; by first night.</param>
public sealed record ExportedLedger(long Version, DateTime ChangedAt, IReadOnlyList<ExportedClaim> Claims, IReadOnlyList<OwnClaim> Own);

/// <summary>What the listing itself holds.</summary>
/// <param name="Origins">The listings that are not told of it, as <see cref="ClaimReport.Origins"/> said.</param>
public sealed record OwnClaim(Guid ClaimId, Nights Nights, IReadOnlyList<Guid> Origins);

/// <summary>For the synchroniser: the version of a home's ledger, without what it holds; 0 before the first change.</summary>
public sealed record FindLedgerVersion(Guid PropertyId) : IRequest<long>;

/// <summary>For pages that stay open: the version of every ledger of some owners, in one query. Homes whose calendar has never changed are left out.</summary>
/// <param name="OwnerIds">At most 500.</param>
public sealed record FindLedgerVersions(IReadOnlyList<Guid> OwnerIds) : IRequest<IReadOnlyList<LedgerVersion>>;

/// <summary>The version of one home's ledger. It rises with every change of the home's calendar; no ledger has one twice.</summary>
public sealed record LedgerVersion(Guid OwnerId, Guid PropertyId, long Version);

/// <summary>One claim of an export.</summary>
/// <param name="IsInferred">A stay on a platform that calls all closed: it may be less than a stay.</param>
public sealed record ExportedClaim(Guid ClaimId, ClaimKind Kind, Nights Nights, Guid? ListingId, string? Platform, bool IsInferred = false);

/// <summary>Nights of a home were taken.</summary>
public sealed record NightsClaimed(
    Guid ClaimId, Guid PropertyId, Guid OwnerId, Guid? ListingId, string? Platform, ClaimKind Kind, ClaimStanding Standing,
    Nights Nights, bool IsInferred, string? Guest) : IAnnouncement;

/// <summary>A claim changed its nights.</summary>
public sealed record ClaimChanged(
    Guid ClaimId, Guid PropertyId, Guid OwnerId, Guid? ListingId, string? Platform, ClaimKind Kind, ClaimStanding Standing,
    Nights Before, Nights After, string? Guest) : IAnnouncement;

/// <summary>A claim ended and its nights may be free.</summary>
public sealed record ClaimReleased(
    Guid ClaimId, Guid PropertyId, Guid OwnerId, Guid? ListingId, string? Platform, ClaimKind Kind, ClaimStanding Standing,
    Nights Nights, ReleaseReason Why, string? Guest) : IAnnouncement;
