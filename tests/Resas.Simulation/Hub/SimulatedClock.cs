namespace Resas.Simulation.Hub;

/// <summary>The time of the simulation. It stands still until it is moved, for nothing in a simulated world takes time by itself: a short wait
/// (a second try) is over at once, a long one (a deadline) never.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    public DateTime Now { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime < Short) ThreadPool.QueueUserWorkItem(_ => callback(state));
        return Never.Instance;
    }

    private sealed class Never : ITimer
    {
        public static readonly Never Instance = new();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
