using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Scheduling;
using Resas.Kernel.Time;

namespace Resas.Blocks;

/// <summary>Nights that outlived the stay that they mirrored are told to all listings, once every link between platforms has had its time.</summary>
internal sealed class EndOrigins(ResasDb db, Ledgers ledgers, TimeProvider clock) : IInvocable
{
    public async Task Invoke(CancellationToken ct)
    {
        var now = clock.Now();
        var homes = await db.Set<Claim>().Where(c => c.OriginsUntil <= now).Select(c => new { c.PropertyId, c.OwnerId }).Distinct().ToListAsync(ct);
        foreach (var home in homes) await ledgers.PostAsync(home.PropertyId, home.OwnerId, EndAsync, ct);
    }

    private static async Task EndAsync(Posting posting, CancellationToken ct)
    {
        foreach (var claim in await posting.Claims.Where(c => c.OriginsUntil <= posting.Now).ToListAsync(ct)) posting.Watch(claim).ForgetOrigins();
    }
}
