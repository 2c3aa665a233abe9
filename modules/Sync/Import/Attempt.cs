using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Sync.Platforms;

namespace Resas.Sync.Import;

/// <summary>A reading under way, and what was known when it began.</summary>
/// <param name="Today">At the home.</param>
/// <param name="Start">Timestamp of the clock, for the duration.</param>
internal sealed record Attempt(ListingSource Source, Platform Platform, Urgency Urgency, DateOnly Today, DateTime StartedAt, long Start)
{
    public SyncRun Run(RunOutcome outcome, FeedProblem? problem = null, Shown? shown = null, Difference? difference = null, LedgerChange? change = null, string? details = null) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(StartedAt, TimeSpan.Zero)),
        ListingId = Source.ListingId, PropertyId = Source.PropertyId, OwnerId = Source.OwnerId, Platform = Source.Platform,
        StartedAt = StartedAt, Outcome = outcome, Problem = problem,
        Found = shown?.Found ?? 0, Skipped = shown?.Skipped ?? 0, Echoes = difference?.Echoes ?? 0, Missing = difference?.Missing ?? 0,
        Added = change?.Added ?? 0, Changed = change?.Changed ?? 0, Freed = change?.Released ?? 0, Details = details,
    };
}
