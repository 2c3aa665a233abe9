using System.Globalization;
using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Platforms;

/// <summary>What all listings on one platform have in common: its addresses, its habits and how its feed is written.</summary>
internal abstract class Platform
{
    public const Closure Foreign = Closure.Imported | Closure.Linked | Closure.Padding;

    public static IReadOnlyList<Platform> All { get; } = [new Airbnb(), new Booking(), new GreenGo(), new Abritel(), new GitesDeFrance(), new GoogleCalendar(), new OtherCalendar()];

    public abstract string Key { get; }

    public virtual string NewLine => "\r\n";

    public abstract string PathOf(int number, string secret);

    public abstract Habits Draw(Random random);

    /// <summary>The lines before the first event.</summary>
    public abstract void Head(FeedText text, SimulatedListing listing);

    /// <summary>What the feed shows now, in its order.</summary>
    public abstract IEnumerable<FeedEntry> Entries(SimulatedListing listing);

    /// <summary>The lines of one event between its BEGIN and END.</summary>
    public abstract void Write(FeedText text, SimulatedListing listing, FeedEntry entry);

    public static Platform Of(string key) => All.First(p => p.Key == key);

    protected static bool Chance(Random random, double share) => random.NextDouble() < share;

    protected static TimeSpan Minutes(Random random, int from, int to) => TimeSpan.FromMinutes(random.Next(from, to + 1));

    protected static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    protected static void Dates(FeedText text, NightSpan nights) =>
        text.Line($"DTSTART;VALUE=DATE:{Day(nights.From)}").Line($"DTEND;VALUE=DATE:{Day(nights.Until)}");

    protected static string Escape(string value) => value.Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace(";", @"\;", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal);

    protected static string RunUid(SimulatedListing listing, NightSpan run) => Digest.Of("run", listing.Index, run.From.DayNumber, run.Until.DayNumber);

    /// <summary>Live stays as the platform shows them: without the past, or with it.</summary>
    protected static IEnumerable<FeedEntry> Stays(SimulatedListing listing)
    {
        var today = listing.Home.Today;
        foreach (var stay in listing.Calendar.Stays)
        {
            if (stay.Nights.Until <= today && !listing.Habits.ShowsPast) continue;
            var cut = listing.Habits.CutsStays && stay.Nights.From < today;
            yield return new(stay, cut ? stay.Nights with { From = today } : stay.Nights, stay.Uid);
        }
    }

    /// <summary>Closed nights that no stay of the listing holds.</summary>
    protected static IEnumerable<FeedEntry> Closed(SimulatedListing listing, Closure reasons)
    {
        if (listing.Habits.Echoes) reasons |= Foreign;
        return listing.Calendar.Runs(reasons, Closure.Stay, !listing.Habits.Merges).Select(run => new FeedEntry(null, run, RunUid(listing, run)));
    }
}
