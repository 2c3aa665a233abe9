using Resas.Kernel.Database;

namespace Resas.Sync.Import;

/// <summary>What must be known of a listing before it is read. It is asked at every poll, and most find nothing new: a part of <see cref="ListingState"/>.</summary>
internal sealed record KnownFeed(
    Guid ListingId, string? ETag, DateTime? LastModified, string? ContentHash, DateTime? SettledUntil, long SettledAtVersion,
    DateTime? LastTriedAt, DateTime? ChangedAt, DateTime? AskedAt, int FailuresInRow, DateTime? OpenUntil, Guid? LastRunId, DateTime? RestingSince)
{
    private static readonly Prepared<Guid, KnownFeed> Of = new((db, id) => db.Set<ListingState>().Where(s => s.ListingId == id).Select(s => new KnownFeed(
        s.ListingId, s.ETag, s.LastModified, s.ContentHash, s.SettledUntil, s.SettledAtVersion,
        s.LastTriedAt, s.ChangedAt, s.AskedAt, s.FailuresInRow, s.OpenUntil, s.LastRunId, s.RestingSince)));

    /// <summary>The last reading succeeded.</summary>
    public bool IsSound => FailuresInRow == 0 && OpenUntil is null;

    /// <returns>Null for one that was never read.</returns>
    public static Task<KnownFeed?> FindAsync(ResasDb db, Guid listingId, CancellationToken ct) => Of.FindAsync(db, listingId, ct);

    /// <summary>An open circuit lets nothing through before its trial is due, unless a person asks.</summary>
    public bool IsClosedTo(DateTime now) => now < OpenUntil && !ListingState.WasAskedSince(AskedAt, LastTriedAt);

    /// <summary>Whether the content that was last read, if it comes again, may be passed over.</summary>
    public bool IsSettled(DateTime now, long ledgerVersion) => now < SettledUntil && ledgerVersion == SettledAtVersion;

    /// <summary>Whether nobody has read anything else meanwhile.</summary>
    public bool IsStill(ListingState state) => state.ContentHash == ContentHash && state.SettledUntil == SettledUntil;
}
