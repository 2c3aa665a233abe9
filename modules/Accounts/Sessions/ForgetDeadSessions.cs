using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Scheduling;
using Resas.Kernel.Time;

namespace Resas.Accounts.Sessions;

/// <summary>Takes away the rows of sessions whose cookie has expired, or whose password was changed elsewhere.</summary>
internal sealed class ForgetDeadSessions(ResasDb db, TimeProvider clock) : IInvocable
{
    /// <summary>"Last seen" is written late, and a device that is just changing its password has the old stamp for a moment.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public Task Invoke(CancellationToken ct)
    {
        var (idle, unused) = (clock.Now() - Grace, clock.Now() - SignedInDevices.Life - Grace);
        return db.Set<Session>()
            .Where(s => s.LastSeenAt < unused || (s.LastSeenAt < idle && !db.Set<User>().Any(u => u.Id == s.OwnerId && u.SecurityStamp == s.Stamp)))
            .ExecuteDeleteAsync(ct);
    }
}
