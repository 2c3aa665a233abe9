namespace Resas.Simulation.World;

/// <summary>A stay that a platform sold, or that an owner wrote into a calendar of their own.</summary>
public sealed class SimulatedStay
{
    private readonly List<(DateTime At, NightSpan Nights)> history = [];
    private readonly Dictionary<DateOnly, DateTime> nightsShown = [];

    internal SimulatedStay(int id, SimulatedListing listing, NightSpan nights, DateTime soldAt, Random random)
    {
        (Id, Listing, SoldAt) = (id, listing, soldAt);
        Guest = Names.Guest(random);
        Code = listing.Habits.GivesCodes ? Names.Code(random) : null;
        Phone = random.Next(10_000);
        Uid = Digest.Of("stay", listing.Index, id, 0);
        Set(soldAt, nights);
        ChangedAt = soldAt;
    }

    /// <summary>1 for the first one sold in this world.</summary>
    public int Id { get; }

    /// <summary>Who sold it.</summary>
    public SimulatedListing Listing { get; }

    /// <summary>Its nights now, or the last ones when it is cancelled.</summary>
    public NightSpan Nights { get; private set; }

    /// <summary>The reservation code that the platform gives (HM…); null when it gives none.</summary>
    public string? Code { get; }

    /// <summary>Who comes.</summary>
    public string Guest { get; }

    /// <summary>When it was sold, UTC.</summary>
    public DateTime SoldAt { get; }

    /// <summary>When its nights were last changed, UTC; <see cref="SoldAt"/> when never.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>When it was cancelled, UTC; null when it was not.</summary>
    public DateTime? CancelledAt { get; private set; }

    /// <summary>When a healthy answer first showed its nights as they are now, UTC; null when none has.</summary>
    public DateTime? ShownAt { get; private set; }

    /// <summary>When a healthy answer first showed it at all, UTC.</summary>
    public DateTime? FirstShownAt { get; private set; }

    /// <summary>When a healthy answer first showed it on that night, UTC; null when none has.</summary>
    public DateTime? FirstShownOn(DateOnly night) => nightsShown.TryGetValue(night, out var at) ? at : null;

    /// <summary>When a healthy answer after its cancellation first left it out, UTC.</summary>
    public DateTime? GoneShownAt { get; internal set; }

    /// <summary>The nights it has had, the first ones first, with when they began to hold (UTC).</summary>
    public IReadOnlyList<(DateTime At, NightSpan Nights)> History => history;

    /// <summary>Not cancelled. It may be over.</summary>
    public bool IsLive => CancelledAt is null;

    /// <summary>It was there before the story began.</summary>
    public bool IsOlder { get; internal init; }

    internal string Uid { get; private set; }

    internal int Phone { get; }

    internal void Change(DateTime at, NightSpan nights)
    {
        Set(at, nights);
        ChangedAt = at;
        ShownAt = null;
    }

    internal void Show(DateTime at)
    {
        ShownAt ??= at;
        FirstShownAt ??= at;
        foreach (var night in Nights.Each()) nightsShown.TryAdd(night, at);
    }

    internal void Cancel(DateTime at) => CancelledAt = at;

    internal void RenewUid() => Uid = Digest.Of("stay", Listing.Index, Id, Digest.Number(Uid));

    private void Set(DateTime at, NightSpan nights)
    {
        Nights = nights;
        history.Add((at, nights));
    }

    /// <inheritdoc />
    public override string ToString() => $"stay {Id} {Nights} on {Listing.Name}";
}
