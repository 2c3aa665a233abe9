using Resas.Simulation.World.Faults;
using Resas.Simulation.World.Feeds;
using Resas.Simulation.World.Platforms;

namespace Resas.Simulation.World;

/// <summary>A home as it is offered on one platform.</summary>
public sealed class SimulatedListing
{
    /// <summary>Whose calendars it has taken over.</summary>
    private readonly List<SimulatedListing> givers = [];

    internal SimulatedListing(int index, SimulatedHome home, Platform platform, Habits habits, Random random)
    {
        (Index, Home, Platform, Habits) = (index, home, platform, habits);
        Name = $"{platform.Key}-{index}";
        FeedAddress = new($"http://{platform.Key}.sim.example{platform.PathOf(index + 1, Digest.Of("address", index, random.Next(), 0))}");
        Guests = new(random.Next());
        Faults = new(random.Next());
        Pulls = new(random.Next());
        Calendar = new(this);
        Feed = new(this);
    }

    /// <summary>0 for the first of the world.</summary>
    public int Index { get; }

    /// <summary>platform-index, such as "airbnb-3": unique in the world.</summary>
    public string Name { get; }

    /// <summary>What is let.</summary>
    public SimulatedHome Home { get; }

    /// <summary>airbnb, booking, greengo, abritel, gites, google or other.</summary>
    public string PlatformKey => Platform.Key;

    /// <summary>Where the platform serves this listing's calendar. A secret, as on the real ones.</summary>
    public Uri FeedAddress { get; }

    /// <summary>Where the platform fetches the hub's calendar for this listing; null until whoever runs the hub has set it.</summary>
    public Uri? HubAddress { get; set; }

    /// <summary>How many nights it keeps free before and after each stay.</summary>
    public int Preparation => Habits.Preparation;

    /// <summary>Can it fetch a calendar at all? An owner's own calendar does not.</summary>
    public bool TakesExport => Habits.TakesExport;

    /// <summary>Does its feed tell a stay from a closed night? Booking.com's does not.</summary>
    public bool NamesStays => Habits.NamesStays;

    /// <summary>How long it usually lets pass between two fetches.</summary>
    public TimeSpan UsualPull => Habits.Pull;

    /// <summary>Does its feed show what it imported?</summary>
    public bool Echoes => Habits.Echoes;

    /// <summary>Has its owner linked it to another platform of the home, whose calendar it takes over as well?</summary>
    public bool IsLinked => LinkedTo is not null;

    /// <summary>Was it ever? What it handed on may still be on its way round.</summary>
    public bool WasLinked => givers.Count > 0;

    /// <summary>May it still show what that one did, by a link of its own or of the one that it takes over?</summary>
    public bool MayHandOn(SimulatedListing other) => givers.Exists(giver => giver == other || giver.MayHandOn(other));

    /// <summary>Does it read that one's calendar, or one that does?</summary>
    public bool TakesOver(SimulatedListing other) => LinkedTo is { } giver && (giver == other || giver.TakesOver(other));

    /// <summary>Does its platform close it by itself with what its other listings of the house sell?</summary>
    public bool IsSoldTogether => SoldTogether.Count > 0;

    /// <summary>Does its platform close it with what that one sells?</summary>
    public bool IsSoldWith(SimulatedListing other) => SoldTogether.Contains(other);

    /// <summary>When it last took over the hub's calendar, UTC.</summary>
    public DateTime? LastPulled { get; internal set; }

    /// <summary>When the hub was last given a healthy answer, UTC.</summary>
    public DateTime? LastHealthyAnswer { get; internal set; }

    /// <summary>The stays in the last healthy answer, with the nights it showed.</summary>
    public IReadOnlyList<(SimulatedStay Stay, NightSpan Nights)> ShownStays => LastShown?.Stays ?? [];

    /// <summary>All nights that the last healthy answer showed taken, for whatever reason.</summary>
    public IReadOnlySet<DateOnly> ShownNights => LastShown?.Nights ?? EmptyNights;

    /// <summary>The hub's nights that it last took over.</summary>
    public IReadOnlySet<DateOnly> ImportedNights => Calendar.Imported;

    /// <summary>Why it does not sell a night now.</summary>
    public Closure WhyClosed(DateOnly night) => Calendar.Of(night);

    /// <summary>Does it keep the night closed because a platform that it is linked to does so for reasons of its own? Where its feed calls all closed, nobody can
    /// tell that from a sale.</summary>
    public bool HandsOnClosure(DateOnly night) => !NamesStays && (WhyClosed(night) & Closure.Linked) != 0
        && Home.Listings.Any(l => (l.WhyClosed(night) & (Closure.Window | Closure.Notice | Closure.Preparation)) != 0);

    /// <summary>Did the owner open the night again while the platform has it, or its neighbour, from the hub? It stays closed, and its feed does not say that the
    /// reason is another.</summary>
    public bool HidesLiftedBlock(DateOnly night) => Calendar.Lifted.Contains(night) && (WhyClosed(night) & (Closure.Imported | Closure.Padding)) != 0;

    internal static IReadOnlySet<DateOnly> EmptyNights { get; } = new HashSet<DateOnly>();

    internal Platform Platform { get; }
    internal Habits Habits { get; }
    internal ListingCalendar Calendar { get; }
    internal ListingFeed Feed { get; }
    internal FeedDocument? LastShown { get; set; }
    internal Random Guests { get; }
    internal FaultState Faults { get; }
    internal Random Pulls { get; }
    internal SimulatedListing? LinkedTo
    {
        get;
        set
        {
            field = value;
            if (value is not null) givers.Add(value);
        }
    }

    internal bool PullsStopped { get; set; }
    internal int EmptyPulls { get; set; }
    internal List<SimulatedStay> Unshown { get; } = [];
    internal List<Exposure> Exposures { get; } = [];

    /// <summary>All other listings that a stay here closes: those of the home, and of its house or its rooms.</summary>
    internal IEnumerable<SimulatedListing> Siblings => Home.Reached.SelectMany(h => h.Listings).Where(l => l != this);

    /// <summary>Listings of the same platform that it closes itself with what they sell: Airbnb links a house with its rooms.</summary>
    internal List<SimulatedListing> SoldTogether { get; } = [];

    /// <inheritdoc />
    public override string ToString() => Name;
}
