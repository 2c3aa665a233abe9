using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Platforms;

/// <summary>Abritel and Vrbo: stays under the guest's name in the account's language, past ones too; blocks with a UID made of dates; only its own.</summary>
internal sealed class Abritel : Platform
{
    public override string Key => "abritel";

    public override string NewLine => "\n";

    public override string PathOf(int number, string secret) => $"/icalendar/{secret}.ics?nonTentative";

    public override Habits Draw(Random random) => new()
    {
        Merges = true,
        ShowsPast = true,
        GivesETag = Chance(random, 0.3),
        EmptyMeansFree = Chance(random, 0.5),
        OtherStyle = Chance(random, 0.5),
        Notice = Chance(random, 0.3) ? 1 : 0,
        ShortestStay = random.Next(1, 4),
        Pull = Minutes(random, 60, 720),
        LatestPull = TimeSpan.FromHours(12),
    };

    public override void Head(FeedText text, SimulatedListing listing) =>
        text.Line("VERSION:2.0").Line("PRODID:-//HomeAway.com, Inc.//EN").Line("CALSCALE:GREGORIAN");

    public override IEnumerable<FeedEntry> Entries(SimulatedListing listing) => Stays(listing)
        .Concat(Closed(listing, Closure.Block | Closure.Snooze).Select(e => e with { Uid = BlockUid(e.Nights) }));

    public override void Write(FeedText text, SimulatedListing listing, FeedEntry entry)
    {
        text.Line($"UID:{(entry.Stay is null ? entry.Uid : Digest.Grouped(entry.Uid))}").Stamp();
        Dates(text, entry.Nights);
        var french = listing.Habits.OtherStyle;
        text.Line(entry.Stay is { } stay
            ? $"SUMMARY:{(french ? "Réservée" : "Reserved")} - {Escape(stay.Guest)}"
            : $"SUMMARY:{(french ? "Indisponible" : "Blocked")}");
    }

    private static string BlockUid(NightSpan nights) =>
        $"{nights.From:MMddyyyy}-{nights.From:MMdd}-{nights.From:yyyy}-{nights.Until:MMdd}-{nights.Until:yyyyMMddyyyy}";
}
