using Resas.Simulation.World;

namespace Resas.Simulation;

/// <summary>What one seed gave.</summary>
internal sealed class SeedReport(int seed, string pace)
{
    public int Seed { get; } = seed;
    public string Pace { get; } = pace;
    public List<Broken> Broken { get; init; } = [];
    public int Hours { get; set; }
    public int Polls { get; set; }
    public int Pulls { get; set; }
    public int Deaths { get; set; }
    public int Stays { get; set; }
    public int DoubleSales { get; set; }

    /// <summary>Double sales on a platform that says "closed" for everything, which had taken over the other stay before anybody could have read of its own.</summary>
    public int UnknowableSales { get; set; }
    public int Conflicts { get; set; }
    public TimeSpan Took { get; set; }

    /// <summary>How any hub is scored; null of a story that broke off.</summary>
    public ScoreSheet? Card { get; set; }
}
