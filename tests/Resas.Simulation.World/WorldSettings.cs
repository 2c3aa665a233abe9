namespace Resas.Simulation.World;

/// <summary>What a world is to be like. What is null is drawn from the seed.</summary>
public sealed record WorldSettings
{
    /// <summary>How many homes; at least 1.</summary>
    public int Homes { get; init; } = 3;

    /// <summary>How many days the story lasts; see <see cref="SimulatedWorld.End"/>.</summary>
    public int Days { get; init; } = 30;

    /// <summary>The share of answers that are faulty, 0 to 1. Spells of faults come on top, more often when this is higher; none at 0.</summary>
    public double FaultRate { get; init; } = 0.1;

    /// <summary>When the story begins, UTC. Drawn: an ordinary spring day, or shortly before a clock change, a new year or a 29 February.</summary>
    public DateTime? Start { get; init; }

    /// <summary>The time zone of the homes.</summary>
    public string TimeZone { get; init; } = "Europe/Paris";

    /// <summary>Some homes lie in another zone of France (Guadeloupe, Réunion).</summary>
    public bool MixedZones { get; init; }

    /// <summary>Have owners linked platforms to each other before? Drawn: one world in four.</summary>
    public bool? DirectLinks { get; init; }

    /// <summary>The share of homes that are houses whose two or three rooms are let on their own too, 0 to 1; the rooms come on top of
    /// <see cref="Homes"/>. Drawn when null: in one world of three the first home is such a house.</summary>
    public double? Houses { get; init; } = 0;

    /// <summary>The platforms of every home, by key. Drawn home by home when null.</summary>
    public IReadOnlyList<string>? Platforms { get; init; }

    /// <summary>How busy it is. Drawn when null.</summary>
    public Pace? Pace { get; init; }

    /// <summary>For how long a feed may be served empty though it is not, counted between two healthy answers. Longer than an hour asks more of
    /// a hub than to wait for three such answers over an hour.</summary>
    public TimeSpan LongestLie { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>How many whole but incomplete documents may come between two healthy answers (events missing, or a cache that goes back in
    /// time). More than one asks more of a hub than to wait for two such answers.</summary>
    public int MostPartialAnswers { get; init; } = 1;
}
