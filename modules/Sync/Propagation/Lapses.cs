using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Sync.Propagation;

/// <summary>Tells owners, once, when a platform no longer comes for their calendar, and when it does again.</summary>
internal sealed class Lapses(ResasDb db, IMediator modules, TimeProvider clock)
{
    public async Task LookAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var followed = await db.Set<ListingState>().AsNoTracking().Where(s => s.LastPulledAt != null && s.UsualPullSeconds != null).ToListAsync(ct);
        foreach (var owners in followed.Where(s => PullHabit.Of(s).IsLapsed(now) != s.LapseToldAt.HasValue).GroupBy(s => s.OwnerId))
        {
            var live = (await modules.Send(new FindListings(owners.Key), ct)).ToDictionary(l => l.Id, l => l.Platform);
            foreach (var state in owners.Where(s => live.ContainsKey(s.ListingId))) await TellAsync(state, live[state.ListingId], now, ct);
        }
    }

    /// <summary>Whoever of several instances changes the row is the one to tell.</summary>
    private Task TellAsync(ListingState state, string platform, DateTime now, CancellationToken ct) => db.RunAsync(async token =>
    {
        DateTime? toldAt = state.LapseToldAt is null ? now : null;
        var changed = await db.Set<ListingState>().Where(s => s.ListingId == state.ListingId && s.LapseToldAt == state.LapseToldAt)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LapseToldAt, toldAt), token);
        if (changed == 1) modules.Announce(News(state, platform, toldAt is not null));
    }, ct);

    private static IAnnouncement News(ListingState state, string platform, bool lapsed) => lapsed
        ? new PullsLapsed(state.ListingId, state.PropertyId, state.OwnerId, platform, state.LastPulledAt!.Value, state.UsualPullSeconds!.Value)
        : new PullsResumed(state.ListingId, state.PropertyId, state.OwnerId, platform);
}
