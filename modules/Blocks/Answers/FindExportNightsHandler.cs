using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindExportNightsHandler(ResasDb db) : IRequestHandler<FindExportNights, ExportedLedger>
{
    private const int MaxReads = 8;

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
        var (version, changedAt) = await VersionAsync(request.PropertyId, ct);
        // Judged by the day of the change, never by today: the same version gives the same nights for ever.
        var oldest = DateOnly.FromDateTime(changedAt).AddDays(-1);
        var windows = request.ClosuresOf ?? [];
        var claims = await db.Set<Claim>().AsNoTracking()
            .Where(c => c.PropertyId == request.PropertyId && c.ReleasedAt == null && c.Until > oldest)
            .Where(c => c.Standing == ClaimStanding.Held
                || (c.Standing == ClaimStanding.Window && c.ListingId != null && windows.Contains(c.ListingId.Value)))
            .Select(c => new { Claim = new ExportedClaim(c.Id, c.Kind, new Nights(c.From, c.Until), c.ListingId, c.Platform), c.Origins }).ToListAsync(ct);
        if ((await VersionAsync(request.PropertyId, ct)).Version != version) return null;
        claims.Sort(static (one, other) => (one.Claim.Nights.From, one.Claim.ClaimId).CompareTo((other.Claim.Nights.From, other.Claim.ClaimId)));
        // Never echo (rule 5): what came from the listing is told apart, and what came from it by way of another is not told.
        return new(version, changedAt,
            [.. claims.Where(c => c.Claim.ListingId != request.ListingId && !c.Origins.Contains(request.ListingId)).Select(c => c.Claim)],
            [.. claims.Where(c => c.Claim.ListingId == request.ListingId).Select(c => c.Claim.Nights)]);
    }

    private async Task<(long Version, DateTime ChangedAt)> VersionAsync(Guid propertyId, CancellationToken ct)
    {
        var ledger = await db.Set<Ledger>().AsNoTracking().Where(l => l.PropertyId == propertyId)
            .Select(l => new { l.Version, l.ChangedAt }).SingleOrDefaultAsync(ct);
        return ledger is null ? (0, DateTime.UnixEpoch) : (ledger.Version, ledger.ChangedAt);
    }
}
