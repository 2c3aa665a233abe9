namespace Resas.Simulation.World.Guests;

/// <summary>Which nights guests want.</summary>
internal static class Wishes
{
    private const int FarthestDays = 364;

    /// <summary>Nights for a new stay; it may well be that they are not sold.</summary>
    public static NightSpan Draw(SimulatedListing listing, Pace pace)
    {
        var random = listing.Guests;
        var rival = random.NextDouble() < pace.Rivalry ? Rival(listing, random) : null;
        var length = Length(random);
        if (rival is not { } wanted) return Span(listing.Home.Today.AddDays(Lead(random, pace)), length);

        var from = wanted.From.AddDays(random.Next(-1, 2));
        return Span(from < listing.Home.Today ? listing.Home.Today : from, random.Next(2) == 0 ? wanted.Count : length);
    }

    /// <summary>Other nights for a stay: shorter, longer or moved. What is past stays as it is.</summary>
    public static NightSpan Other(SimulatedStay stay, DateOnly today, Random random)
    {
        var nights = stay.Nights;
        var underWay = nights.From < today;
        var days = random.Next(1, 4);
        return random.Next(underWay ? 2 : 4) switch
        {
            0 => nights with { Until = nights.Until.AddDays(days) },
            1 => nights with { Until = nights.Until.AddDays(-days) },
            2 => nights with { From = nights.From.AddDays(random.Next(2) == 0 ? -days : days) },
            _ => Span(nights.From.AddDays(random.Next(-14, 15)), nights.Count),
        };
    }

    private static NightSpan Span(DateOnly from, int length) => new(from, from.AddDays(length));

    // Half of the guests who want what others have want what another platform has sold.
    private static NightSpan? Rival(SimulatedListing listing, Random random)
    {
        var sold = listing.Siblings.SelectMany(l => l.Calendar.Stays).Where(s => s.Nights.From > listing.Home.Today).OrderByDescending(s => s.ChangedAt).Take(3).ToList();
        return sold.Count == 0 ? null : sold[random.Next(sold.Count)].Nights;
    }

    private static int Length(Random random) => random.Next(100) switch
    {
        < 10 => 1,
        < 35 => 2,
        < 50 => 3,
        < 70 => random.Next(4, 7),
        < 89 => 7,
        < 98 => random.Next(8, 15),
        _ => random.Next(28, 61),
    };

    private static int Lead(Random random, Pace pace)
    {
        if (random.Next(12) == 0) return random.Next(2);
        var part = random.NextDouble();
        return Math.Min(FarthestDays, (int)(FarthestDays * pace.LeadScale * part * part * part) + 1);
    }
}
