using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resas.Kernel.Database;
using Resas.Kernel.Scheduling;
using Resas.Kernel.Time;

namespace Resas.Sync.Jobs;

internal sealed class ForgetOldRuns(ResasDb db, IOptions<SyncOptions> options, TimeProvider clock) : IInvocable
{
    public Task Invoke(CancellationToken ct)
    {
        var limit = clock.Now().AddDays(-options.Value.LogDays);
        return db.Set<SyncRun>().Where(r => r.LastAt < limit).ExecuteDeleteAsync(ct);
    }
}
