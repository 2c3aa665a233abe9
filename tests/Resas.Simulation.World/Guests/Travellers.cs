namespace Resas.Simulation.World.Guests;

/// <summary>Guests book, change and cancel, on what the platform itself knows to be free. Owners write into their own calendars in the same way.</summary>
internal sealed class Travellers(SimulatedWorld world)
{
    private const double RebookedAtOnce = 0.2;

    public void Begin()
    {
        foreach (var listing in world.Listings)
        {
            for (var tries = (int)Math.Round(PerMonth(listing) * 2); tries > 0; tries--) Older(listing);
            PlanNext(listing);
        }
    }

    private double PerMonth(SimulatedListing listing) => listing.PlatformKey == "google" ? 1 : world.Pace.BookingsPerMonth / listing.Home.Listings.Count(l => l.TakesExport);

    private void PlanNext(SimulatedListing listing)
    {
        var days = -Math.Log(1 - listing.Guests.NextDouble()) * 30 / PerMonth(listing);
        world.Agenda.Add(world.Now.AddDays(Math.Min(days, 3650)), () => Comes(listing));
    }

    private WorldEvent Comes(SimulatedListing listing)
    {
        PlanNext(listing);
        var nights = Wishes.Draw(listing, world.Pace);
        for (var more = 3; more > 0 && !CanSell(listing, nights); more--) nights = Wishes.Draw(listing, world.Pace);
        return Wants(listing, nights);
    }

    private WorldEvent Wants(SimulatedListing listing, NightSpan nights)
    {
        if (!CanSell(listing, nights)) return world.Event(WorldEventKind.TurnedAway, listing, null, nights.ToString());
        var stay = world.Sales.Sell(listing, nights, world.Now, older: false);
        PlanFate(stay);
        return world.Event(WorldEventKind.Booked, listing, stay, stay.ToString());
    }

    // What was sold before the story begins is on no two listings of a home at once, and each knows of the others.
    private void Older(SimulatedListing listing)
    {
        var nights = Wishes.Draw(listing, world.Pace with { Rivalry = 0 });
        var soldAt = world.Now.AddDays(-30 * listing.Guests.NextDouble());
        if (!CanSell(listing, nights) || listing.Siblings.Any(l => l.Calendar.Stays.Any(s => s.Nights.Overlaps(nights)))) return;
        PlanFate(world.Sales.Sell(listing, nights, soldAt, older: true));
    }

    private static bool CanSell(SimulatedListing listing, NightSpan nights)
    {
        var calendar = listing.Calendar;
        if (nights.Count < listing.Habits.ShortestStay || nights.Count > listing.Habits.LongestStay || !calendar.Sells(nights)) return false;
        if (!listing.TakesExport && listing.Siblings.Any(l => l.Calendar.Stays.Any(s => s.Nights.Overlaps(nights)))) return false;
        return listing.NamesStays || !Hidden(listing, nights);
    }

    // Where nothing tells a stay from a closed season, one right before the season can't be seen by anybody.
    private static bool Hidden(SimulatedListing listing, NightSpan nights) =>
        IsSeason(listing, nights.Until) || (listing.LinkedTo is { } linked && listing.Calendar.Of(nights.Until).HasFlag(Closure.Linked) && IsSeason(linked, nights.Until));

    private static bool IsSeason(SimulatedListing listing, DateOnly night) => (listing.Calendar.Of(night) & (Closure.Window | Closure.Snooze)) != 0;

    private void PlanFate(SimulatedStay stay)
    {
        var random = stay.Listing.Guests;
        var fate = random.NextDouble();
        var part = random.NextDouble();
        var end = TimeZoneInfo.ConvertTimeToUtc(stay.Nights.Until.ToDateTime(TimeOnly.MinValue), stay.Listing.Home.Zone);
        // A guest in four thinks better of it within the hour.
        var at = random.Next(4) == 0 ? world.Now.AddMinutes(60 * part) : world.Now + (end - world.Now) * (part * part);
        if (fate < world.Pace.Cancelled) world.Agenda.Add(at, () => Cancels(stay));
        else if (fate < world.Pace.Cancelled + world.Pace.Changed) world.Agenda.Add(at, () => Changes(stay));
    }

    private WorldEvent Changes(SimulatedStay stay)
    {
        var listing = stay.Listing;
        var today = listing.Home.Today;
        var nights = Wishes.Other(stay, today, listing.Guests);
        if (!stay.IsLive || stay.Nights.Until <= today || !CanMove(stay, nights, today)) return world.Event(WorldEventKind.Kept, listing, stay, stay.ToString());

        var before = stay.Nights;
        world.Sales.Change(stay, nights);
        PlanFate(stay);
        return world.Event(WorldEventKind.Changed, listing, stay, $"{stay} from {before}");
    }

    private static bool CanMove(SimulatedStay stay, NightSpan nights, DateOnly today)
    {
        var habits = stay.Listing.Habits;
        if (nights.Count < habits.ShortestStay || nights.Count > habits.LongestStay || nights.Until <= today || nights == stay.Nights) return false;
        if (nights.From < today && nights.From != stay.Nights.From) return false;
        foreach (var night in nights.Each()) if (!stay.Nights.Holds(night) && !IsFreeBut(stay, night)) return false;
        return habits.NamesStays || !Hidden(stay.Listing, nights);
    }

    // Its own preparation nights are no obstacle, those of others are.
    private static bool IsFreeBut(SimulatedStay stay, DateOnly night)
    {
        var calendar = stay.Listing.Calendar;
        var span = stay.Listing.Habits.Preparation;
        return (calendar.Of(night) & ~Closure.Preparation) == 0 && calendar.Stays
            .All(s => s == stay || night < s.Nights.From.AddDays(-span) || night >= s.Nights.Until.AddDays(span));
    }

    private WorldEvent Cancels(SimulatedStay stay)
    {
        var listing = stay.Listing;
        if (!stay.IsLive || stay.Nights.Until <= listing.Home.Today) return world.Event(WorldEventKind.Kept, listing, stay, stay.ToString());

        world.Sales.Cancel(stay);
        if (listing.Guests.NextDouble() < RebookedAtOnce)
        {
            var today = listing.Home.Today;
            var left = stay.Nights.From < today ? stay.Nights with { From = today } : stay.Nights;
            world.Agenda.Add(world.Now.AddMinutes(1 + 9 * listing.Guests.NextDouble()), () => Wants(listing, left));
        }

        return world.Event(WorldEventKind.Cancelled, listing, stay, stay.ToString());
    }
}
