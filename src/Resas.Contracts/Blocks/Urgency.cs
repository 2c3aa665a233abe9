namespace Resas.Contracts.Blocks;

/// <summary>For the synchroniser, at each reading: whether a home deserves a closer look. One cheap query.</summary>
/// <param name="Today">The date at the home.</param>
public sealed record FindUrgency(Guid PropertyId, DateOnly Today) : IRequest<Urgency>;

/// <summary>What makes a home's calendars matter just now.</summary>
/// <param name="Version">The ledger's version; 0 before the first claim.</param>
/// <param name="NextArrival">First night of the next reservation, today or later; null when none is known.</param>
/// <param name="HasConflict">Whether a double booking is open.</param>
public sealed record Urgency(long Version, DateOnly? NextArrival, bool HasConflict);
