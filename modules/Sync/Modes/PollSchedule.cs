using Microsoft.Extensions.Options;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Sync.Platforms;

namespace Resas.Sync.Modes;

/// <summary>When a listing is read next. Pure but for the jitter, which keeps a thousand listings from coming back together.</summary>
internal sealed class PollSchedule(IOptions<SyncOptions> options, Random random)
{
    private static readonly TimeSpan AfterDoubt = TimeSpan.FromMinutes(5), FirstBackOff = TimeSpan.FromMinutes(1), LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>How long a change on a listing is taken to announce the next: guests change their minds, hosts correct.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    private readonly SyncOptions options = options.Value;

    /// <summary>The usual pause, shorter while a mistake would be felt soonest: an arrival near, a double booking open, nights just changed.</summary>
    public TimeSpan Interval(Urgency urgency, DateOnly today, DateTime now, DateTime? changedAt, Platform platform)
    {
        var isNear = urgency.NextArrival <= today.AddDays(options.NearDays) || urgency.HasConflict || now - changedAt < Lately;
        return isNear ? Shorter(options.PollInterval, Longer(options.NearPollInterval, platform.ShortestInterval)) : options.PollInterval;
    }

    public DateTime AfterSuccess(DateTime now, TimeSpan interval, bool isSuspicious) => now + Jittered(isSuspicious ? Shorter(interval, AfterDoubt) : interval);

    /// <summary>Soon after a first failure, then ever later; hours apart once it is clear that only a person can help. Never before the platform says.</summary>
    public DateTime AfterFailure(DateTime now, int failuresInRow, FeedProblem problem, TimeSpan? retryAfter)
    {
        var wait = Jittered(problem.NeedsAPerson() && failuresInRow >= Footing.FailuresPerStep
            ? Shorter(options.PollInterval * 4 * Math.Pow(2, Math.Min(failuresInRow - Footing.FailuresPerStep, 10)), options.PollInterval * 24)
            : Shorter(FirstBackOff * Math.Pow(2, Math.Min(failuresInRow - 1, 10)), options.PollInterval * 4));
        return now + (retryAfter > wait ? Shorter(retryAfter.Value, LongestRetryAfter) : wait);
    }

    private TimeSpan Jittered(TimeSpan wait) => wait * (1 + (random.NextDouble() - 0.5) / 10);

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
