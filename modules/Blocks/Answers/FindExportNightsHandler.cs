using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindExportNightsHandler(ResasDb db) : IRequestHandler<FindExportNights, ExportedLedger>
{
    private const int MaxReads = 8;

    private static readonly Prepared<Guid, LedgerStamp> Stamp = new((db, home) =>
        db.Set<Ledger>().Where(l => l.PropertyId == home).Select(l => new LedgerStamp(l.Version, l.ChangedAt)));

    private static readonly Prepared<Guid, DateOnly, Guid[], ExportedClaim> Exported = new((db, home, oldest, windows) =>
        db.Set<Claim>()
            .Where(c => c.PropertyId == home && c.ReleasedAt == null && c.Until > oldest)
            .Where(c => c.Standing == ClaimStanding.Held
                || (c.Standing == ClaimStanding.Window && c.ListingId != null && windows.Contains(c.ListingId.Value)))
            .Select(c => new ExportedClaim(c.Id, c.Kind, new Nights(c.From, c.Until), c.ListingId, c.Platform)));

    public async Task<ExportedLedger> Handle(FindExportNights request, CancellationToken ct)
    {
        for (var read = 0; read < MaxReads; read++)
        {
            if (await ReadAsync(request, ct) is { } ledger) return ledger;
        }

        throw new InvalidOperationException($"The ledger of home {request.PropertyId} changed during each of {MaxReads} readings.");
    }

    /// <summary>Reads the version before and after the claims, so that no claim is told under another version; null when it moved meanwhile.</summary>
    private async Task<ExportedLedger?> ReadAsync(FindExportNights request, CancellationToken ct)
    {
        var (version, changedAt) = await StampAsync(request.PropertyId, ct);
        // Judged by the day of the change, never by today: the same version gives the same nights for ever.
        var oldest = DateOnly.FromDateTime(changedAt).AddDays(-1);
        var claims = await Exported.ListAsync(db, request.PropertyId, oldest, [.. request.ClosuresOf ?? []], ct);
        if (!db.IsOnlyWriter() && (await StampAsync(request.PropertyId, ct)).Version != version) return null;
        claims.Sort(static (one, other) => (one.Nights.From, one.ClaimId).CompareTo((other.Nights.From, other.ClaimId)));
        // Never echo (rule 5): what came from the listing is told apart.
        return new(version, changedAt, claims.FindAll(c => c.ListingId is null || c.ListingId != request.ListingId),
            [.. claims.Where(c => c.ListingId == request.ListingId).Select(c => c.Nights)]);
    }

    private async Task<LedgerStamp> StampAsync(Guid propertyId, CancellationToken ct) =>
        await Stamp.FindAsync(db, propertyId, ct) ?? new(0, DateTime.UnixEpoch);

    private sealed record LedgerStamp(long Version, DateTime ChangedAt);
}
