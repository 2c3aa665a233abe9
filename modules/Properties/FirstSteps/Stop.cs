using Resas.Contracts.Sync;

namespace Resas.Properties.FirstSteps;

/// <summary>One listing on the way: its platform's calendar to read, ours to give, and whether the platform came for it.</summary>
internal sealed record Stop(Guid ListingId, string Name, PlatformInfo Platform, bool HasImport, string ExportKey, DateTime? PulledAt)
{
    /// <summary>Whether its platform takes our address at all.</summary>
    public bool TakesOurs => Platform.WhereToPaste is not null;

    public bool IsAwaited => TakesOurs && PulledAt is null;

    public bool IsDone => HasImport && !IsAwaited;

    /// <summary>Ticked, and nothing came of it yet: it may be unticked.</summary>
    public bool IsBare => !HasImport && PulledAt is null;

    public override string ToString() => $"listing {ListingId}";
}
