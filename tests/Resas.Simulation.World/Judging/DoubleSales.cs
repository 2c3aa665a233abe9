namespace Resas.Simulation.World.Judging;

/// <summary>Keeps the pairs of stays that were really sold for the same nights, and from when a hub could know.</summary>
internal sealed class DoubleSales(SimulatedWorld world)
{
    private readonly List<DoubleSale> all = [];

    public IReadOnlyList<DoubleSale> All => all;

    /// <summary>A stay was sold, changed or cancelled.</summary>
    public void Look(SimulatedStay stay)
    {
        var open = stay.Listing.Home.OpenDoubleSales;
        foreach (var sale in open.Where(s => s.First == stay || s.Second == stay).ToList())
        {
            if (Common(sale.First, sale.Second) is not { } nights) End(sale);
            else if (nights != sale.Nights) Narrow(sale, nights);
        }

        if (!stay.IsLive) return;
        foreach (var other in stay.Listing.Siblings.SelectMany(l => l.Calendar.Stays))
        {
            if (Common(stay, other) is not { } nights || open.Any(s => Is(s, stay, other))) continue;
            var sale = new DoubleSale(other, stay, nights, world.Now);
            LookBack(sale);
            all.Add(sale);
            open.Add(sale);
        }
    }

    /// <summary>A healthy answer showed this listing.</summary>
    public void Shown(SimulatedListing listing)
    {
        foreach (var sale in listing.Home.OpenDoubleSales)
        {
            if (sale.First.Listing == listing) sale.FirstSeen |= IsApart(sale.First, sale.Nights);
            if (sale.Second.Listing == listing) sale.SecondSeen |= IsApart(sale.Second, sale.Nights);
            if (sale is { FirstSeen: true, SecondSeen: true }) sale.BothShownAt ??= world.Now;
        }
    }

    public void DayBegins(SimulatedHome home)
    {
        foreach (var sale in home.OpenDoubleSales.Where(s => s.Nights.Until <= home.Today).ToList()) End(sale);
    }

    private void End(DoubleSale sale)
    {
        sale.EndedAt = world.Now;
        sale.First.Listing.Home.OpenDoubleSales.Remove(sale);
    }

    private static void Narrow(DoubleSale sale, NightSpan nights)
    {
        sale.Nights = nights;
        if (sale.BothShownAt is null) LookBack(sale);
    }

    // A named stay stays known from when it was shown. What only an inference showed must be apart from imports in an answer from now on.
    private static void LookBack(DoubleSale sale)
    {
        sale.FirstSeen = sale.First is { Listing.NamesStays: true, ShownAt: not null } && IsApart(sale.First, sale.Nights);
        sale.SecondSeen = sale.Second is { Listing.NamesStays: true, ShownAt: not null } && IsApart(sale.Second, sale.Nights);
    }

    private static NightSpan? Common(SimulatedStay a, SimulatedStay b) =>
        a.IsLive && b.IsLive && a.Nights.Common(b.Nights) is { } nights && nights.Until > a.Listing.Home.Today ? nights : null;

    private static bool Is(DoubleSale sale, SimulatedStay a, SimulatedStay b) => (sale.First == a && sale.Second == b) || (sale.First == b && sale.Second == a);

    private static bool IsApart(SimulatedStay stay, NightSpan nights)
    {
        var tonight = stay.Listing.Home.Today;
        return nights.Each().Any(n => n > tonight
            && (stay.Listing.NamesStays || (stay.Listing.Calendar.Of(n) & ~Closure.Stay) == 0));
    }
}
