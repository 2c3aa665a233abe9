namespace Resas.Simulation.World.Faults;

/// <summary>What is wrong with one listing's feed at present, and how far readers have been misled since they were last told the truth.</summary>
internal sealed class FaultState(int seed)
{
    public Random Random { get; } = new(seed);

    /// <summary>The fault that most answers have now; None outside of spells.</summary>
    public Fault Spell { get; set; }

    /// <summary>Since when the feed has been served empty without a healthy answer in between.</summary>
    public DateTime? EmptySince { get; set; }

    /// <summary>Incomplete documents since the last healthy answer.</summary>
    public int Partial { get; set; }

    public void Healthy() => (EmptySince, Partial) = (null, 0);
}
