using Microsoft.AspNetCore.Http;
using Resas.Simulation.World.Faults;

namespace Resas.Simulation.World.Http;

/// <summary>A world whose clock follows the real one, for several threads.</summary>
internal sealed class LiveWorld
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private long? began;

    public LiveWorld(WorldServerOptions options, TimeProvider clock)
    {
        (Options, this.clock) = (options, clock);
        World = new(options.Seed, options.Settings);
        World.FaultsOverHttp();
    }

    public WorldServerOptions Options { get; }

    public SimulatedWorld World { get; }

    public void Begin() => began = clock.GetTimestamp();

    /// <summary>Waits, in real time, for as long as the world takes to reach its next event; at most a real second.</summary>
    public Task WaitAsync(CancellationToken ct)
    {
        DateTime next;
        lock (gate) next = World.NextAt ?? DateTime.MaxValue;
        var seconds = Math.Clamp((next - Due()).TotalSeconds / Options.Speed, 0, 1);
        return seconds <= 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds(seconds), clock, ct);
    }

    /// <summary>Lets happen the next thing that is due; null when none is.</summary>
    public WorldEvent? StepIfDue()
    {
        lock (gate) return World.NextAt <= Due() ? World.Step() : null;
    }

    public FeedAnswer? Answer(string pathAndQuery, string? ifNoneMatch)
    {
        lock (gate)
        {
            if (World.ByPath(pathAndQuery) is not { } listing) return null;
            Follow();
            return World.Answer(listing, ifNoneMatch);
        }
    }

    public T With<T>(Func<SimulatedWorld, T> act)
    {
        lock (gate) return act(World);
    }

    public object Describe(HostString host)
    {
        lock (gate)
        {
            Follow();
            return new
            {
                World.Seed,
                World.Now,
                World.End,
                Pace = World.Pace.Name,
                SuggestedPollSeconds = (int)World.Pace.SuggestedPoll.TotalSeconds,
                Listings = World.Listings.Select(l => new { l.Index, l.Name, Home = l.Home.Name, HomeIndex = l.Home.Index, Zone = l.Home.Zone.Id, Platform = l.PlatformKey, l.TakesExport, Feed = $"http://{host}{l.FeedAddress.PathAndQuery}", Hub = l.HubAddress }).ToList(),
            };
        }
    }

    private DateTime Due() => began is { } from ? World.Start + clock.GetElapsedTime(from) * Options.Speed : World.Start;

    // Never past what is due: the story steps there first.
    private void Follow()
    {
        var due = Due();
        if (World.NextAt < due) due = World.NextAt.Value;
        if (due > World.Now) World.AdvanceTo(due);
    }
}
