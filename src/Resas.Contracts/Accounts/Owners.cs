namespace Resas.Contracts.Accounts;

/// <summary>Who an owner is; null when there is no such account.</summary>
public sealed record FindOwner(Guid OwnerId) : IRequest<Owner?>;

/// <summary>For connections that stay open: which of these sign-ins are still good, in one query. Those that were ended, or whose account has a new password
/// or is gone, are left out.</summary>
/// <param name="SessionIds">At most 500.</param>
public sealed record FindSessionsAlive(IReadOnlyList<Guid> SessionIds) : IRequest<IReadOnlySet<Guid>>;

/// <summary>For administrators: all accounts, by mail address, a page at a time.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">1 to 200.</param>
public sealed record FindAccounts(int Page, int Size) : IRequest<FoundAccounts>;

/// <summary>A page of accounts.</summary>
/// <param name="Total">How many there are in all.</param>
public sealed record FoundAccounts(IReadOnlyList<AccountSummary> Accounts, int Total);

/// <summary>An account as administrators see it: nothing private beyond the address.</summary>
/// <param name="Language">Two letters: fr or en.</param>
/// <param name="LastSignInAt">UTC; null for who has never signed in since this is kept.</param>
public sealed record AccountSummary(Guid Id, string Email, string Language, bool IsConfirmed, DateTime? LastSignInAt);

/// <summary>An owner.</summary>
/// <param name="Language">Two letters: fr or en.</param>
/// <param name="TimeZone">IANA name, used where no home's own zone applies.</param>
public sealed record Owner(Guid Id, string Email, string DisplayName, string Language, string TimeZone);

/// <summary>An owner has signed up.</summary>
public sealed record OwnerRegistered(Guid OwnerId) : IAnnouncement;

/// <summary>An owner has deleted the account: each module forgets what it kept for them.</summary>
public sealed record OwnerDeleted(Guid OwnerId) : IAnnouncement;

/// <summary>The demonstration wants its owner, homes and listings. Told only when the program runs with --demo; every module makes its own part,
/// under the ids given, so that telling it twice changes nothing.</summary>
public sealed record DemonstrationStarted(Guid OwnerId, string Email, string Password, IReadOnlyList<DemonstrationHome> Homes) : IAnnouncement;

/// <summary>A home of the demonstration.</summary>
public sealed record DemonstrationHome(Guid PropertyId, string Name, IReadOnlyList<DemonstrationListing> Listings);

/// <summary>A listing of the demonstration.</summary>
public sealed record DemonstrationListing(Guid ListingId, string Platform, string Name, string ImportAddress, string ExportKey);
