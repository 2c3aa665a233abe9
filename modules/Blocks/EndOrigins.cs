using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Scheduling;
using Resas.Kernel.Time;

namespace Resas.Blocks;

/// <summary>Nights that outlived the stay that they mirrored are told to all listings, once every link between platforms has had its time.</summary>
internal sealed class EndOrigins(ResasDb db, Ledgers ledgers, TimeProvider clock) : IInvocable
{
    private static readonly Prepared<DateTime, OwnedHome> Due = new((db, now) =>
        db.Set<Claim>().Where(c => c.OriginsUntil <= now).Select(c => new OwnedHome(c.PropertyId, c.OwnerId)));

    public async Task Invoke(CancellationToken ct)
    {
        foreach (var home in (await Due.ListAsync(db, clock.Now(), ct)).Distinct()) await ledgers.PostAsync(home.PropertyId, home.OwnerId, EndAsync, ct);
    }

    private static async Task EndAsync(Posting posting, CancellationToken ct)
    {
        foreach (var claim in await posting.Claims.Where(c => c.OriginsUntil <= posting.Now).ToListAsync(ct)) posting.Watch(claim).ForgetOrigins();
    }

    private sealed record OwnedHome(Guid PropertyId, Guid OwnerId);
}
