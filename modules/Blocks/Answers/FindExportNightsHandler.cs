using Microsoft.EntityFrameworkCore;
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

    private static readonly Prepared<Guid, DateOnly, Guid[], Found> Exported = new((db, home, oldest, windows) =>
        db.Set<Claim>().AsNoTracking()
            .Where(c => c.PropertyId == home && c.ReleasedAt == null && c.Until > oldest)
            .Where(c => c.Standing == ClaimStanding.Held
                || (c.Standing == ClaimStanding.Window && c.ListingId != null && windows.Contains(c.ListingId.Value)))
            .Select(c => new Found(new ExportedClaim(c.Id, c.Kind, new Nights(c.From, c.Until), c.ListingId, c.Platform), c.Origins)));

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
        var found = await Exported.ListAsync(db, request.PropertyId, oldest, [.. request.ClosuresOf ?? []], ct);
        if (!db.IsOnlyWriter() && (await StampAsync(request.PropertyId, ct)).Version != version) return null;
        found.Sort(static (one, other) => (one.Claim.Nights.From, one.Claim.ClaimId).CompareTo((other.Claim.Nights.From, other.Claim.ClaimId)));
        // Never echo (rule 5): what came from the listing is told apart, and what came from it by way of another is not told.
        return new(version, changedAt,
            [.. found.Where(f => f.Claim.ListingId != request.ListingId && !f.Origins.Contains(request.ListingId)).Select(f => f.Claim)],
            [.. found.Where(f => f.Claim.ListingId == request.ListingId).Select(f => f.Claim.Nights)]);
    }

    private async Task<LedgerStamp> StampAsync(Guid propertyId, CancellationToken ct) =>
        await Stamp.FindAsync(db, propertyId, ct) ?? new(0, DateTime.UnixEpoch);

    private sealed record Found(ExportedClaim Claim, List<Guid> Origins);

    private sealed record LedgerStamp(long Version, DateTime ChangedAt);
}
