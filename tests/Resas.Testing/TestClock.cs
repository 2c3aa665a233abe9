namespace Resas.Testing;

/// <summary>A clock that stands still until it is moved. Only the time of day is ours: timers and timeouts run as always, or every request would hang.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>The "today" of the sample feeds, at eleven in the morning in Paris.</summary>
    public static readonly DateTime Start = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

    private long ticks = Start.Ticks;

    public DateTime Now
    {
        get => new(Interlocked.Read(ref ticks), DateTimeKind.Utc);
        set => Interlocked.Exchange(ref ticks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
