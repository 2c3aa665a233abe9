using System.Text.Json.Nodes;

namespace Resas.Contracts.Accounts;

/// <summary>What Properties keeps of an owner, to be taken along: <c>homes</c> and their <c>listings</c>, an object each. Addresses that were given by
/// platforms are theirs and left out; ours are in it.</summary>
/// <param name="Site">The address of the site without a slash at the end, with which the addresses of our feeds begin.</param>
public sealed record FindHomesData(Guid OwnerId, string Site) : IRequest<JsonObject>;

/// <summary>What Blocks keeps of an owner, to be taken along: <c>claims</c> (ended ones and private notes too), <c>conflicts</c> and <c>history</c>, an object each.
/// Nights are half-open ranges of dates, instants UTC.</summary>
public sealed record FindClaimsData(Guid OwnerId) : IRequest<JsonObject>;

/// <summary>What Sync keeps of an owner, to be taken along: the <c>log</c> of readings, 90 days of it unless set otherwise, and when platforms read us (<c>pulls</c>), an
/// object each. Instants are UTC.</summary>
public sealed record FindReadingsData(Guid OwnerId) : IRequest<JsonObject>;

/// <summary>What Notifications keeps of an owner, to be taken along: <c>messages</c>, and what the owner chose to be told and how
/// (<c>messageSettings</c>), an object each. Instants are UTC.</summary>
public sealed record FindMessagesData(Guid OwnerId) : IRequest<JsonObject>;
