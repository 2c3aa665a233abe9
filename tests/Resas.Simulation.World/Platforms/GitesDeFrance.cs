using System.Globalization;
using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Platforms;

/// <summary>"BOOKED" for stays and nothing else.</summary>
internal sealed class GitesDeFrance : Platform
{
    public override string Key => "gites";

    public override string PathOf(int number, string secret) => $"/planning/{secret}.ics";

    public override Habits Draw(Random random) => new()
    {
        ShowsPast = Chance(random, 0.5),
        EmptyMeansFree = Chance(random, 0.5),
        ShortestStay = random.Next(2, 5),
        Pull = Minutes(random, 360, 720),
        LatestPull = TimeSpan.FromHours(24),
    };

    public override void Head(FeedText text, SimulatedListing listing) => text.Line("VERSION:2.0").Line("PRODID:-//ITEA//FR");

    public override IEnumerable<FeedEntry> Entries(SimulatedListing listing) =>
        Stays(listing).Select(e => e with { Uid = string.Create(CultureInfo.InvariantCulture, $"itea-{listing.Index}-{Digest.Number(e.Uid):x}-{e.Stay!.Id:0000}") });

    public override void Write(FeedText text, SimulatedListing listing, FeedEntry entry)
    {
        text.Line($"UID:{entry.Uid}");
        Dates(text, entry.Nights);
        text.Line("SUMMARY:BOOKED");
    }
}
