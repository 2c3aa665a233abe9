namespace Resas.Simulation.World.Faults;

/// <summary>What a platform's server says to a read of a feed.</summary>
public sealed record FeedAnswer
{
    /// <summary>200, 304, 403, 429, 500, 502 or 503; 0 when it timed out.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The header fields, Content-Type among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body, or as much of it as comes before the connection breaks.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>How long the answer takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>No answer came; the reader gave up after <see cref="Delay"/>.</summary>
    public bool TimedOut { get; init; }

    /// <summary>The connection breaks after <see cref="Body"/>.</summary>
    public bool ConnectionBroken { get; init; }

    /// <summary>What is wrong with it.</summary>
    public Fault Fault { get; init; }

    /// <summary>The reader has been told the truth: the document is whole, current and shows every current stay and closure (a 304 to a reader
    /// who has just that document too). New UIDs, duplicates, other line ends and one bad event more do not take that away.</summary>
    public bool IsHealthy { get; init; }

    /// <summary>The value of a header; null when it is not there.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers) if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        return null;
    }
}
