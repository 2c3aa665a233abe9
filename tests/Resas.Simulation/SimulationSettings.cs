namespace Resas.Simulation;

/// <summary>What a simulation is to be like; the rest is drawn from the seed.</summary>
internal sealed record SimulationSettings
{
    public int Homes { get; init; } = 3;
    public int Days { get; init; } = 30;

    /// <summary>Share of homes that are houses whose rooms are let on their own too; drawn from the seed when null: one story of three has one.</summary>
    public double? Houses { get; init; }

    /// <summary>Share of faulty answers, and how often processes die.</summary>
    public double Faults { get; init; } = 0.1;

    /// <summary>How long the world stands still afterwards, faults off, before every calendar must be exactly right.</summary>
    public TimeSpan Convergence { get; init; } = TimeSpan.FromDays(8);

    /// <summary>Where the database is copied to in the end, to be looked into; null for nowhere.</summary>
    public string? Keep { get; init; }

    /// <summary>The owner never looks whether platforms import other calendars, though asked.</summary>
    public bool CarelessOwner { get; init; }

    public Breakage? Breakage { get; init; }

    /// <summary>Where each line of the story goes; null for none.</summary>
    public Action<string>? Trace { get; init; }
}
