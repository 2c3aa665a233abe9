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
    private static readonly Prepared<Followed> WithHabit = new(db => db.Set<ListingState>().Where(s => s.LastPulledAt != null && s.UsualPullSeconds != null)
        .Select(s => new Followed(s.ListingId, s.PropertyId, s.OwnerId, s.LastPulledAt!.Value, s.UsualPullSeconds!.Value, s.LapseToldAt)));

    public async Task LookAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var followed = await WithHabit.ListAsync(db, ct);
        foreach (var owners in followed.Where(s => s.Habit.IsLapsed(now) != s.LapseToldAt.HasValue).GroupBy(s => s.OwnerId))
        {
            var live = (await modules.Send(new FindListings(owners.Key), ct)).ToDictionary(l => l.Id, l => l.Platform);
            foreach (var state in owners.Where(s => live.ContainsKey(s.ListingId))) await TellAsync(state, live[state.ListingId], now, ct);
        }
    }

    /// <summary>Whoever of several instances changes the row is the one to tell.</summary>
    private Task TellAsync(Followed state, string platform, DateTime now, CancellationToken ct) => db.RunAsync(async token =>
    {
        DateTime? toldAt = state.LapseToldAt is null ? now : null;
        var changed = await db.Set<ListingState>().Where(s => s.ListingId == state.ListingId && s.LapseToldAt == state.LapseToldAt)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LapseToldAt, toldAt), token);
        if (changed == 1) modules.Announce(News(state, platform, toldAt is not null));
    }, ct);

    private static IAnnouncement News(Followed state, string platform, bool lapsed) => lapsed
        ? new PullsLapsed(state.ListingId, state.PropertyId, state.OwnerId, platform, state.LastPulledAt, state.UsualPullSeconds)
        : new PullsResumed(state.ListingId, state.PropertyId, state.OwnerId, platform);

    private sealed record Followed(Guid ListingId, Guid PropertyId, Guid OwnerId, DateTime LastPulledAt, int UsualPullSeconds, DateTime? LapseToldAt)
    {
        public PullHabit Habit => new(LastPulledAt, TimeSpan.FromSeconds(UsualPullSeconds), TimeSpan.FromSeconds(2 * UsualPullSeconds));
    }
}
