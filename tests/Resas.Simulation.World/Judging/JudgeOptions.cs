namespace Resas.Simulation.World;

/// <summary>What a judge may take for granted.</summary>
public sealed record JudgeOptions
{
    /// <summary>Closures of one listing that a hub may close on the others; it need not. Windows that move by themselves are not among them.</summary>
    public Closure Exportable { get; init; } = Closure.Block | Closure.Preparation;

    /// <summary>Judge tonight too. A run of one night that is tonight may be an advance notice, which a hub can't know.</summary>
    public bool IncludeTonight { get; init; }

    /// <summary>For how long both sides must have been visible before a double sale has to be reported, when one of them is on a platform whose
    /// feed does not tell stays from closed nights: so long may a hub take such nights for its own echo.</summary>
    public TimeSpan Doubt { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The same for two platforms whose feeds do: the time that a hub needs to look and tell.</summary>
    public TimeSpan Reaction { get; init; }

    /// <summary>Nights that the hub's owner entered by hand: no ghosts.</summary>
    public Func<SimulatedHome, DateOnly, bool> HeldByHand { get; init; } = (_, _) => false;
}
