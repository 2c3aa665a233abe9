using Resas.Contracts.Sync;

namespace Resas.Sync;

/// <summary>That of a listing's state from which its health is told.</summary>
internal readonly record struct Vitals(DateTime? LastReadAt, int FailuresInRow, bool IsSuspicious, int? IntervalSeconds)
{
    public static Vitals Of(ListingState state) => new(state.LastReadAt, state.FailuresInRow, state.IsSuspicious, state.IntervalSeconds);

    /// <param name="usual">The interval of a listing that was not planned yet.</param>
    public HealthState HealthAt(DateTime now, TimeSpan usual) => this switch
    {
        { FailuresInRow: > 0 } => HealthState.Failing,
        { LastReadAt: null } => HealthState.Waiting,
        // Age is shown (design section 5): not read for three intervals is an alarm, not silence.
        { LastReadAt: { } read } when now - read > Interval(usual) * 3 + TimeSpan.FromMinutes(1) => HealthState.Stale,
        { IsSuspicious: true } => HealthState.Suspicious,
        _ => HealthState.Healthy,
    };

    private TimeSpan Interval(TimeSpan usual) => IntervalSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : usual;
}
