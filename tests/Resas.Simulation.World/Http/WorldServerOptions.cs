namespace Resas.Simulation.World.Http;

/// <summary>How to serve a world.</summary>
public sealed record WorldServerOptions
{
    /// <summary>What the world is drawn from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What it is to be like. A hub that lives by the real clock needs <see cref="WorldSettings.Start"/> now and a <see cref="Speed"/> of 1.</summary>
    public WorldSettings Settings { get; init; } = new();

    /// <summary>Seconds of the world to a real second; above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The port on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; } = 5099;

    /// <summary>A JSON object of listing name or index to the address where its platform fetches the hub's calendar, such as
    /// <c>{"airbnb-0": "http://localhost:5000/feeds/….ics"}</c>. It may be written later: it is read again whenever it has changed.</summary>
    public string? HubFile { get; init; }

    /// <summary>Where the hub's conflicts are, as JSON lines (<see cref="ReportedConflict"/>), when the story ends. Null: double sales are not judged.</summary>
    public string? ConflictsFile { get; init; }

    /// <summary>Where to write the scorecard, without an ending: .txt, .md and .json are added. Null: nowhere.</summary>
    public string? ScoreFile { get; init; }

    /// <summary>Days of the world between the last change and the judgement.</summary>
    public double SettlingDays { get; init; } = 4;

    /// <summary>How long a request hangs, in real time, when its answer times out.</summary>
    public TimeSpan Hang { get; init; } = TimeSpan.FromSeconds(30);
}
