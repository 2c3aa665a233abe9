using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Platforms;

/// <summary>Everything "CLOSED", stays and imports alike, neighbours mostly merged, nothing before today; what it imported always comes back.</summary>
internal sealed class Booking : Platform
{
    private const Closure Shown = Closure.Stay | Closure.Block | Closure.Window | Closure.Snooze | Foreign;

    public override string Key => "booking";

    public override string NewLine => "\n";

    public override string PathOf(int number, string secret) => $"/v1/export/t/{Digest.Grouped(secret)}.ics";

    public override Habits Draw(Random random)
    {
        var horizon = random.Next(480, 540);
        return new()
        {
            NamesStays = false,
            Echoes = true,
            Merges = Chance(random, 0.75),
            CutsStays = true,
            GivesETag = Chance(random, 0.5),
            EmptyMeansFree = Chance(random, 0.5),
            Reopens = Chance(random, 0.3),
            OtherStyle = Chance(random, 0.1),
            NightByNight = Chance(random, 0.1),
            WindowDays = Chance(random, 0.5) ? 365 : horizon,
            HorizonDays = horizon,
            ShortestStay = random.Next(1, 3),
            LongestStay = Chance(random, 0.5) ? 30 : 60,
            Pull = Minutes(random, 60, 120),
            LatestPull = TimeSpan.FromHours(6),
        };
    }

    public override void Head(FeedText text, SimulatedListing listing) => text
        .Line(@"PRODID:-//admin.booking.com\\\, b.v.//NONSGML v1.0//EN").Line("CALSCALE:GREGORIAN").Line("METHOD:PUBLISH").Line("VERSION:2.0");

    public override IEnumerable<FeedEntry> Entries(SimulatedListing listing)
    {
        if (listing.Habits.NightByNight) return listing.Calendar.Nights(why => (why & Shown) != 0).Select(n => Run(listing, new(n, n.AddDays(1))));
        if (listing.Habits.Merges) return listing.Calendar.Runs(Shown, Closure.None, apart: false).Select(run => Run(listing, run));
        return Stays(listing).Select(s => Run(listing, s.Nights) with { Stay = s.Stay })
            .Concat(listing.Calendar.Runs(Shown, Closure.Stay, apart: true).Select(run => Run(listing, run))).OrderBy(e => e.Nights.From);
    }

    public override void Write(FeedText text, SimulatedListing listing, FeedEntry entry)
    {
        Dates(text, entry.Nights);
        text.Line($"UID:{entry.Uid}@booking.com").Line("SUMMARY:CLOSED - Not available");
        if (listing.Habits.OtherStyle) text.Line("ORGANIZER:mailto:noreply@booking.com");
    }

    private static FeedEntry Run(SimulatedListing listing, NightSpan run) => new(null, run, RunUid(listing, run));
}
