using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class ReportNightsHandler(ResasDb db, Ledgers ledgers) : IRequestHandler<ReportNights, LedgerChange>
{
    private static readonly Prepared<Guid[], Claim> Known = new((db, ids) => db.Set<Claim>().Where(c => ids.Contains(c.Id)));

    public Task<LedgerChange> Handle(ReportNights request, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Nights are reported inside the transaction that stores what they were read from.");

        return ledgers.PostAsync(request.PropertyId, request.OwnerId, async (posting, token) =>
        {
            var known = await KnownAsync(request, token);
            foreach (var report in request.Claims)
            {
                if (known.TryGetValue(report.ClaimId, out var claim)) posting.Watch(claim).Report(request, report, posting.Now);
                else posting.Add(known[report.ClaimId] = Claim.Reported(request, report, posting.Now));
            }

            foreach (var release in request.Releases)
            {
                if (known.TryGetValue(release.ClaimId, out var claim) && claim.IsLive && claim.ListingId == request.ListingId)
                    posting.Watch(claim).Release(release.Why, posting.Now);
            }

            posting.NoLongerReads(request.ListingId, request.NoLongerRead ?? []);
        }, ct);
    }

    private async Task<Dictionary<Guid, Claim>> KnownAsync(ReportNights request, CancellationToken ct)
    {
        Guid[] ids = [.. request.Claims.Select(c => c.ClaimId).Concat(request.Releases.Select(r => r.ClaimId)).Distinct()];
        return (await Known.ListAsync(db, ids, ct)).ToDictionary(c => c.Id);
    }
}
