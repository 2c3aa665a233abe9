using Resas.Simulation.World.Feeds;
using Resas.Simulation.World.Judging;

namespace Resas.Simulation.World;

/// <summary>What was really sold, what readers have been shown of it, and what could be sold twice.</summary>
internal sealed class SalesBook(SimulatedWorld world)
{
    private readonly List<SimulatedStay> stays = [];
    private readonly DoubleSales doubleSales = new(world);
    private readonly Exposures exposures = new(world);

    public IReadOnlyList<SimulatedStay> Stays => stays;

    public IReadOnlyList<DoubleSale> DoubleSales => doubleSales.All;

    public IReadOnlyList<Exposure> Exposures()
    {
        exposures.Settle();
        return exposures.All;
    }

    public SimulatedStay Sell(SimulatedListing listing, NightSpan nights, DateTime soldAt, bool older)
    {
        var stay = new SimulatedStay(stays.Count + 1, listing, nights, soldAt, listing.Guests) { IsOlder = older };
        stays.Add(stay);
        listing.Calendar.Stays.Add(stay);
        listing.Unshown.Add(stay);
        CalendarChanged(listing);
        if (!older) exposures.Sold(stay);
        doubleSales.Look(stay);
        return stay;
    }

    public void Change(SimulatedStay stay, NightSpan nights)
    {
        stay.Change(world.Now, nights);
        if (stay.Listing.Habits.NewUidOnChange) stay.RenewUid();
        StayChanged(stay);
    }

    public void Cancel(SimulatedStay stay)
    {
        stay.Cancel(world.Now);
        stay.Listing.Calendar.Stays.Remove(stay);
        if (stay.Listing.Habits.Reopens) stay.Listing.Calendar.Reopen(stay.Nights);
        StayChanged(stay);
    }

    /// <summary>What a listing shows or sells is no longer the same.</summary>
    public void CalendarChanged(SimulatedListing listing)
    {
        listing.Calendar.Touch();
        Recount(listing);
        foreach (var together in listing.SoldTogether)
        {
            together.Calendar.Touch();
            Recount(together);
        }
    }

    public void Recount(SimulatedListing listing) => exposures.Recount(listing);

    /// <summary>A healthy answer showed the listing as it is.</summary>
    public void Shown(SimulatedListing listing, FeedDocument document)
    {
        listing.Faults.Healthy();
        (listing.LastHealthyAnswer, listing.LastShown) = (world.Now, document);
        foreach (var stay in listing.Unshown)
        {
            if (!stay.IsLive) stay.GoneShownAt ??= world.Now;
            else if (stay.Nights.Until > listing.Home.Today || listing.Habits.ShowsPast) stay.Show(world.Now);
        }

        listing.Unshown.Clear();
        if (listing.Home.OpenDoubleSales.Count > 0) doubleSales.Shown(listing);
    }

    public void DayBegins(SimulatedHome home)
    {
        foreach (var listing in home.Listings)
        {
            Recount(listing);
            exposures.Forget(listing);
        }

        doubleSales.DayBegins(home);
    }

    private void StayChanged(SimulatedStay stay)
    {
        if (!stay.Listing.Unshown.Contains(stay)) stay.Listing.Unshown.Add(stay);
        CalendarChanged(stay.Listing);
        exposures.Changed(stay);
        doubleSales.Look(stay);
    }
}
