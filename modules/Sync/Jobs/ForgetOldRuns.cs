using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resas.Kernel.Database;
using Resas.Kernel.Scheduling;
using Resas.Kernel.Time;
using Resas.Sync.Import;

namespace Resas.Sync.Jobs;

internal sealed class ForgetOldRuns(ResasDb db, IOptions<SyncOptions> options, TimeProvider clock) : IInvocable
{
    public async Task Invoke(CancellationToken ct)
    {
        var limit = clock.Now().AddDays(-options.Value.LogDays);
        await db.Set<SyncRun>().Where(r => r.LastAt < limit).ExecuteDeleteAsync(ct);
        await Outlived(limit).ExecuteDeleteAsync(ct);
    }

    /// <summary>All old decisions but the newest of each claim that a listing still shows: why a night is taken can be asked for as long as it is.</summary>
    private IQueryable<Decision> Outlived(DateTime limit)
    {
        var all = db.Set<Decision>();
        var stays = db.Set<SeenStay>().Where(s => !s.HasEnded);
        return all.Where(d => d.At < limit && !(
            (stays.Any(s => s.ClaimId == d.ClaimId) || db.Set<SeenSpan>().Any(n => n.ClaimId == d.ClaimId))
            && !all.Any(later => later.ClaimId == d.ClaimId && (later.At > d.At || (later.At == d.At && later.Place > d.Place)))));
    }
}
