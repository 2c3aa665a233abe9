namespace Resas.Simulation.Hub;

/// <summary>The time of the simulation. It stands still until it is moved; its timers never go off, for nothing in a simulated world takes time by itself.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    public DateTime Now { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => Never.Instance;

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
