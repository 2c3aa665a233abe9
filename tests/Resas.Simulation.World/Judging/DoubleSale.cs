namespace Resas.Simulation.World;

/// <summary>Two stays sold for the same nights on two listings of a home, or of a house and one of its rooms.</summary>
public sealed class DoubleSale
{
    internal DoubleSale(SimulatedStay first, SimulatedStay second, NightSpan nights, DateTime since) =>
        (First, Second, Nights, Since) = (first, second, nights, since);

    /// <summary>The one that was sold (or moved there) first.</summary>
    public SimulatedStay First { get; }

    /// <summary>The one that was sold over it.</summary>
    public SimulatedStay Second { get; }

    /// <summary>The nights in common.</summary>
    public NightSpan Nights { get; internal set; }

    /// <summary>Since when, UTC.</summary>
    public DateTime Since { get; }

    /// <summary>When healthy answers had shown both, UTC: from now on the hub can know. Where a feed does not tell stays from closed nights, it
    /// counts as shown only with a night, after tonight, that the platform did not import. Null: the hub can't know.</summary>
    public DateTime? BothShownAt { get; internal set; }

    /// <summary>When one of them was cancelled, moved away or over, UTC.</summary>
    public DateTime? EndedAt { get; internal set; }

    /// <summary>One of the two is on a platform whose feed does not tell stays from closed nights.</summary>
    public bool IsInferred => !First.Listing.NamesStays || !Second.Listing.NamesStays;

    internal bool FirstSeen { get; set; }

    internal bool SecondSeen { get; set; }

    /// <inheritdoc />
    public override string ToString() => $"{First} and {Second}: {Nights}";
}
