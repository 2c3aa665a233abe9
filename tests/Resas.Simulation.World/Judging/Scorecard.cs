namespace Resas.Simulation.World;

/// <summary>How a hub did.</summary>
public sealed record Scorecard
{
    /// <summary>The world's seed.</summary>
    public required string Seed { get; init; }

    /// <summary>How busy it was.</summary>
    public required string Pace { get; init; }

    /// <summary>How many homes.</summary>
    public required int Homes { get; init; }

    /// <summary>How many listings.</summary>
    public required int Listings { get; init; }

    /// <summary>How many stays were sold.</summary>
    public required int Stays { get; init; }

    /// <summary>How many pairs of them were sold for the same nights: a hub can only make them fewer.</summary>
    public required int DoubleSales { get; init; }

    /// <summary>The hub gave its conflicts, so <see cref="Unreported"/> has been judged.</summary>
    public required bool CanReport { get; init; }

    /// <summary>Stays that could be sold again.</summary>
    public required IReadOnlyList<LostNights> Lost { get; init; }

    /// <summary>Nights that nobody can buy though nobody has them.</summary>
    public required IReadOnlyList<GhostNights> Ghosts { get; init; }

    /// <summary>Double sales that the owner was not told of, though the hub could know.</summary>
    public required IReadOnlyList<DoubleSale> Unreported { get; init; }

    /// <summary>Times and exposure, platform by platform.</summary>
    public required IReadOnlyList<PlatformScore> Platforms { get; init; }

    /// <summary>Nothing lost, no ghosts, nothing unreported.</summary>
    public bool IsClean => Lost.Count == 0 && Ghosts.Count == 0 && Unreported.Count == 0;

    /// <summary>The same to keep, to add up and to print.</summary>
    public ScoreSheet Sheet => new()
    {
        Seed = Seed,
        Pace = Pace,
        Homes = Homes,
        Listings = Listings,
        Stays = Stays,
        DoubleSales = DoubleSales,
        CanReport = CanReport,
        Lost = [.. Lost.Select(l => l.ToString())],
        Ghosts = [.. Ghosts.Select(g => g.ToString())],
        Unreported = [.. Unreported.Select(u => u.ToString())],
        Platforms = Platforms,
    };

    /// <inheritdoc />
    public override string ToString() => Sheet.ToText();
}
