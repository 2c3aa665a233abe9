using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Platforms;

/// <summary>Dates as midnights in UTC; guests' names for stays, without a code; "GreenGo (Not Available)" for blocks and perhaps for imports.</summary>
internal sealed class GreenGo : Platform
{
    public override string Key => "greengo";

    public override string PathOf(int number, string secret) => $"/calendar/greengo-icalendar/{Digest.Grouped(secret)}";

    public override Habits Draw(Random random) => new()
    {
        Echoes = Chance(random, 0.5),
        Merges = Chance(random, 0.5),
        GivesETag = Chance(random, 0.3),
        StampsAnswers = Chance(random, 0.5),
        EmptyMeansFree = Chance(random, 0.5),
        NewUidOnChange = Chance(random, 0.5),
        Notice = Chance(random, 0.3) ? 1 : 0,
        ShortestStay = random.Next(1, 4),
        Pull = Minutes(random, 60, 180),
        LatestPull = TimeSpan.FromHours(4),
    };

    public override void Head(FeedText text, SimulatedListing listing) => text.Line("VERSION:2.0").Line("PRODID:-//GreenGo//Calendar//FR");

    public override IEnumerable<FeedEntry> Entries(SimulatedListing listing) => Stays(listing).Concat(Closed(listing, Closure.Block | Closure.Snooze));

    public override void Write(FeedText text, SimulatedListing listing, FeedEntry entry) => text
        .Line($"UID:{Digest.Grouped(entry.Uid)}").Stamp()
        .Line($"DTSTART:{Day(entry.Nights.From)}T000000Z").Line($"DTEND:{Day(entry.Nights.Until)}T000000Z")
        .Line($"SUMMARY:{(entry.Stay is { } stay ? Escape(stay.Guest) : "GreenGo (Not Available)")}");
}
