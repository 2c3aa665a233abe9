using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Platforms;

/// <summary>Any other platform: a booking number, dates or times of day in the home's zone, a new UID whenever dates move.</summary>
internal sealed class OtherCalendar : Platform
{
    public override string Key => "other";

    public override string PathOf(int number, string secret) => $"/ical/{number}/{secret}.ics";

    public override Habits Draw(Random random) => new()
    {
        Merges = true,
        EmptyMeansFree = Chance(random, 0.7),
        NewUidOnChange = true,
        GivesETag = Chance(random, 0.7),
        OtherStyle = Chance(random, 0.5),
        Pull = Minutes(random, 30, 360),
        LatestPull = TimeSpan.FromHours(24),
    };

    public override void Head(FeedText text, SimulatedListing listing) => text.Line("VERSION:2.0").Line("PRODID:-//Other//Calendar 2.1//EN");

    public override IEnumerable<FeedEntry> Entries(SimulatedListing listing) => Stays(listing).Concat(Closed(listing, Closure.Block));

    public override void Write(FeedText text, SimulatedListing listing, FeedEntry entry)
    {
        text.Line($"UID:{entry.Uid}@other.sim.example").Stamp();
        if (listing.Habits.OtherStyle && entry.Stay is not null)
            text.Line($"DTSTART;TZID={listing.Home.Zone.Id}:{Day(entry.Nights.From)}T160000").Line($"DTEND;TZID={listing.Home.Zone.Id}:{Day(entry.Nights.Until)}T100000");
        else
            Dates(text, entry.Nights);
        text.Line(entry.Stay is { } stay ? $"SUMMARY:Booking #{144_000 + stay.Id}" : "SUMMARY:Closed");
    }
}
