using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Platforms;

/// <summary>Stays with a code in a folded link, all else "Not available": advance notice, preparation, the tail beyond the booking window, blocks
/// and perhaps what was imported.</summary>
internal sealed class Airbnb : Platform
{
    private static readonly int[] Windows = [180, 270, 365];

    public override string Key => "airbnb";

    public override string PathOf(int number, string secret) => $"/calendar/ical/{number}.ics?s={secret}";

    public override Habits Draw(Random random)
    {
        var echoes = Chance(random, 0.5);
        return new()
        {
            GivesCodes = true,
            Echoes = echoes,
            PadsImports = Chance(random, 0.5),
            Merges = Chance(random, 0.5),
            CutsStays = Chance(random, 0.4),
            StampsAnswers = true,
            EmptyMeansFree = Chance(random, 0.7),
            NewUidOnChange = Chance(random, 0.1),
            Preparation = random.Next(4) switch { 0 => 1, 1 => 2, _ => 0 },
            Notice = Chance(random, 0.5) ? 1 : 0,
            WindowDays = Windows[random.Next(Windows.Length)],
            HorizonDays = 365,
            ShortestStay = random.Next(1, 4),
            LongestStay = Chance(random, 0.5) ? 60 : 28,
            Pull = TimeSpan.FromHours(3),
            LatestPull = TimeSpan.FromHours(4),
        };
    }

    public override void Head(FeedText text, SimulatedListing listing) => text
        .Line("PRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN").Line("CALSCALE:GREGORIAN").Line("VERSION:2.0");

    public override IEnumerable<FeedEntry> Entries(SimulatedListing listing) => Stays(listing)
        .Concat(Closed(listing, Closure.Preparation | Closure.Block | Closure.Notice | Closure.Window | Closure.Snooze
            | (listing.SoldTogether.Count > 0 ? Closure.Linked : Closure.None)))
        .OrderBy(e => e.Nights.From);

    public override void Write(FeedText text, SimulatedListing listing, FeedEntry entry)
    {
        text.Stamp();
        Dates(text, entry.Nights);
        if (entry.Stay is not { } stay)
        {
            text.Line("SUMMARY:Airbnb (Not available)").Line($"UID:7f662ec65913-{entry.Uid}@airbnb.com");
            return;
        }

        text.Line("SUMMARY:Reserved").Line($"UID:1418fb94e984-{entry.Uid}@airbnb.com")
            .Line($@"DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/{stay.Code}\nPhone Number (Last 4 Digits): {stay.Phone:0000}");
    }
}
