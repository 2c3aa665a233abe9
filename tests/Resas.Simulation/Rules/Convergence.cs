using Resas.Simulation.Hub;
using Resas.Simulation.World;

namespace Resas.Simulation.Rules;

/// <summary>Once changes have stopped for long enough: what each platform took over from us is what the others really hold, no night more or less.</summary>
internal sealed class Convergence(SimulatedWorld world, SimulatedHome home, Owner owner)
{
    /// <summary>Closures of a platform that may be on the others' calendars, or not.</summary>
    private const Closure Either = Closure.Preparation | Closure.Snooze;

    /// <summary>What a platform closes by itself: to be told of it there changes nothing.</summary>
    private const Closure Own = Closure.Stay | Closure.Block | Closure.Preparation | Closure.Notice | Closure.Window | Closure.Snooze;

    public IEnumerable<Broken> Broken()
    {
        var byHand = owner.Stays.Where(s => home.Reached.Contains(s.Home)).SelectMany(s => s.Nights.Each()).ToHashSet();
        foreach (var listing in home.Listings.Where(l => l.TakesExport))
        {
            var siblings = home.Reached.SelectMany(h => h.Listings).Where(l => l != listing).ToList();
            var taken = listing.ImportedNights;
            var nights = taken.Concat(byHand).Concat(siblings.SelectMany(Held)).Where(n => n > home.Today).ToHashSet();
            foreach (var night in nights.Order())
            {
                var isHeld = byHand.Contains(night) || siblings.Exists(s => IsHeld(s, night));
                if (isHeld && !taken.Contains(night) && (listing.WhyClosed(night) & Own) == 0) yield return new(world.Now, Rule.Missing, $"{listing.Name}: {night:yyyy-MM-dd} is open ({Why(siblings, night)})");
                if (!isHeld && taken.Contains(night) && !MayBe(listing, siblings, night)) yield return new(world.Now, Rule.Ghost, $"{listing.Name}: {night:yyyy-MM-dd} is closed ({Why(siblings, night)})");
            }
        }
    }

    private static string Why(List<SimulatedListing> siblings, DateOnly night) => string.Join(", ", siblings.Select(s => $"{s.Name} {s.WhyClosed(night)}"));

    private static bool IsHeld(SimulatedListing sibling, DateOnly night) => (sibling.WhyClosed(night) & (Closure.Stay | Closure.Block)) != 0;

    private IEnumerable<DateOnly> Held(SimulatedListing sibling) =>
        world.Stays.Where(s => s.IsLive && s.Listing == sibling && s.Nights.Until > home.Today).SelectMany(s => s.Nights.Each());

    /// <summary>Its own nights handed back to it close nothing; a platform's preparation closes what is only its to close.</summary>
    private bool MayBe(SimulatedListing listing, List<SimulatedListing> siblings, DateOnly night) =>
        (listing.WhyClosed(night) & Own) != 0 || siblings.Exists(s => (s.WhyClosed(night) & Either) != 0 || s.HandsOnClosure(night) || s.HidesLiftedBlock(night) || HidesEndOf(s, night) || PreparedUntilToday(s, night));

    /// <summary>A stay was over last midnight, and its platform's preparation went with it: who fetches a few times a day does not know yet.</summary>
    private bool PreparedUntilToday(SimulatedListing sibling, DateOnly night) =>
        world.Stays.Any(s => s.IsLive && s.Listing == sibling && s.Nights.Until == home.Today && night < s.Nights.Until.AddDays(sibling.Preparation));

    /// <summary>A stay got shorter, or ended, on nights that the platform also has from us (for a room, while the stay held the whole house): they go on looking
    /// sold there, and nobody can tell.</summary>
    private bool HidesEndOf(SimulatedListing sibling, DateOnly night) =>
        world.Stays.Any(s => HidesEndOf(sibling, s.Listing, night) && !(s.IsLive && s.Nights.Holds(night)) && s.History.Any(h => h.Nights.Holds(night)));

    /// <summary>Where all is called closed, with its own stays; where a house is closed with its rooms, with what was sold beside it and read after that.</summary>
    private static bool HidesEndOf(SimulatedListing sibling, SimulatedListing? seller, DateOnly night) => seller == sibling
        ? !sibling.NamesStays && sibling.ImportedNights.Contains(night)
        : seller is not null && sibling.IsSoldWith(seller) && (sibling.WhyClosed(night) & (Closure.Imported | Closure.Padding)) != 0;
}
