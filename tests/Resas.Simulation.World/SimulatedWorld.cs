using Resas.Simulation.World.Faults;
using Resas.Simulation.World.Guests;
using Resas.Simulation.World.Pulls;

namespace Resas.Simulation.World;

/// <summary>Homes, platforms, guests and faults under a clock of their own, all drawn from one seed: the same seed and the same hub give the same
/// story. Whoever runs a hub against it steps from event to event, reads feeds in between and hands over what platforms fetch. Not thread-safe.</summary>
/// <remarks>Each listing draws its guests, its faults and its fetches from generators of its own, so that a hub that reads more often meets the
/// same guests; whom a platform can sell to depends on what it fetched.</remarks>
public sealed class SimulatedWorld
{
    private readonly Dictionary<string, SimulatedListing> byAddress;
    private readonly FaultDrawer faults;
    private readonly FeedServer server;
    private readonly Puller puller;

    /// <summary>A new world at its beginning.</summary>
    public SimulatedWorld(int seed, WorldSettings? settings = null)
    {
        (Seed, Settings) = (seed, settings ?? new());
        // Random's first draws from neighbouring seeds are alike.
        var random = new Random(Digest.Number(Digest.Of("seed", seed, 0, 0)));
        Now = Start = WorldBuilder.Start(Settings, random);
        Pace = Pace.Draw(random);
        Pace = Settings.Pace ?? Pace;
        HasDirectLinks = Settings.DirectLinks ?? random.Next(4) == 0;
        var homes = WorldBuilder.Homes(Settings, Now, random);
        // A stream of its own: worlds without a house are what they are without this line.
        WorldBuilder.AddRooms(homes, Settings, Now, new Random(Digest.Number(Digest.Of("houses", seed, 0, 0))));
        Homes = homes;
        Listings = [.. Homes.SelectMany(h => h.Listings)];
        byAddress = Listings.ToDictionary(l => l.FeedAddress.PathAndQuery);
        if (HasDirectLinks) foreach (var home in Homes) WorldBuilder.Link(home, random);

        (Sales, faults, puller) = (new(this), new(this), new(this));
        server = new(this, faults);
        Begin(random);
    }

    /// <summary>What it was all drawn from.</summary>
    public int Seed { get; }

    /// <summary>What was asked for.</summary>
    public WorldSettings Settings { get; }

    /// <summary>When the story began, UTC.</summary>
    public DateTime Start { get; }

    /// <summary>When the story should end, UTC. Nothing stops by itself.</summary>
    public DateTime End => Start.AddDays(Settings.Days);

    /// <summary>The instant of the last step, UTC.</summary>
    public DateTime Now { get; private set; }

    /// <summary>How busy it is.</summary>
    public Pace Pace { get; }

    /// <summary>Owners have linked platforms to each other before.</summary>
    public bool HasDirectLinks { get; }

    /// <summary><see cref="StopChanging"/> has been called.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>All homes.</summary>
    public IReadOnlyList<SimulatedHome> Homes { get; }

    /// <summary>All listings of all homes; <see cref="SimulatedListing.Index"/> is the place here.</summary>
    public IReadOnlyList<SimulatedListing> Listings { get; }

    /// <summary>All stays ever sold, in that order.</summary>
    public IReadOnlyList<SimulatedStay> Stays => Sales.Stays;

    /// <summary>All pairs of stays ever sold for the same nights.</summary>
    public IReadOnlyList<DoubleSale> DoubleSales => Sales.DoubleSales;

    /// <summary>For each stay and each other listing of its home, and of its house or rooms, how long its nights were on sale there. Not for stays older than the story.</summary>
    public IReadOnlyList<Exposure> Exposures => Sales.Exposures();

    /// <summary>When the next thing happens by itself, UTC.</summary>
    public DateTime? NextAt => Agenda.NextAt;

    internal Agenda Agenda { get; } = new();

    internal SalesBook Sales { get; }

    /// <summary>Moves <see cref="Now"/> to <see cref="NextAt"/> and lets it happen. When it is a <see cref="WorldEventKind.Pull"/>, fetch
    /// <see cref="SimulatedListing.HubAddress"/> and hand the answer to <see cref="Pulled"/>.</summary>
    public WorldEvent Step()
    {
        var (at, happen) = Agenda.Take();
        Now = at;
        return happen();
    }

    /// <summary>Moves the clock alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies in the past, or something is due before.</exception>
    public void AdvanceTo(DateTime instant)
    {
        if (instant < Now || NextAt < instant) throw new ArgumentOutOfRangeException(nameof(instant), instant, "In the past, or something is due before: step first.");
        Now = instant;
    }

    /// <summary>The platform was answered. On 200 with a whole calendar it takes over the nights in place of those before; on anything else it
    /// keeps what it had. An empty calendar frees everything: on some platforms at once, on others when it comes a second time.</summary>
    /// <returns>Did it take the calendar over?</returns>
    public bool Pulled(SimulatedListing listing, int status, ReadOnlySpan<byte> body) => puller.TakeOver(listing, status, body);

    /// <summary>The owner removes the link by which a listing takes over another one's calendar. Nothing happens where there is none.</summary>
    /// <returns>The one that it took over; null for none.</returns>
    public SimulatedListing? Unlink(SimulatedListing listing) => puller.Unlink(listing);

    /// <summary>What the platform's server says now to a read of the listing's feed.</summary>
    /// <param name="listing">Whose feed.</param>
    /// <param name="ifNoneMatch">The ETag of the reader's copy, if it has one.</param>
    public FeedAnswer Answer(SimulatedListing listing, string? ifNoneMatch = null) => server.Answer(listing, ifNoneMatch);

    /// <summary>The listing whose feed is served under this path and query; null when none is.</summary>
    public SimulatedListing? ByPath(string pathAndQuery) => byAddress.GetValueOrDefault(pathAndQuery);

    /// <summary>Guests and owners do nothing more and nothing is faulty any more; days, windows and fetches go on.</summary>
    public void StopChanging()
    {
        HasStopped = true;
        Agenda.KeepOnlyWhatGoesOn();
        foreach (var listing in Listings)
        {
            (listing.PullsStopped, listing.Faults.Spell) = (false, Fault.None);
            if (!listing.Calendar.Snoozed) continue;
            listing.Calendar.Snooze(false);
            Sales.CalendarChanged(listing);
        }
    }

    /// <summary>Would the platform take a booking for that night now?</summary>
    public bool Sells(SimulatedListing listing, DateOnly night) => listing.Calendar.Sells(night);

    /// <summary>The nights that the platform sells now.</summary>
    public IEnumerable<DateOnly> OpenNights(SimulatedListing listing) => listing.Calendar.Nights(why => why == Closure.None);

    /// <summary>The nights from today that the platform's calendar shows closed now, for whatever reason.</summary>
    public IEnumerable<DateOnly> ClosedNights(SimulatedListing listing) => listing.Calendar.Nights(why => why != Closure.None);

    internal void FaultsOverHttp() => faults.OverHttp = true;

    internal WorldEvent Event(WorldEventKind kind, SimulatedListing? listing, SimulatedStay? stay, string text) => new(Now, kind, listing, stay, text);

    private void Begin(Random random)
    {
        new Days(this).Begin();
        new Travellers(this).Begin();
        new Owners(this).Begin();
        faults.Begin();
        puller.Begin();
        var able = Listings.Where(l => l.TakesExport).ToList();
        if (random.Next(3) == 0 && Settings.FaultRate > 0) puller.PlanStop(able[random.Next(able.Count)]);
    }
}
