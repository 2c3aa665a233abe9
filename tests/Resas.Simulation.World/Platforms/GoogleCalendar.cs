using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Platforms;

/// <summary>The owner's own calendar: weeks with the family, and events that take nothing. It imports nothing.</summary>
internal sealed class GoogleCalendar : Platform
{
    public override string Key => "google";

    public override string PathOf(int number, string secret) => $"/calendar/ical/{number}%40group.calendar.google.com/private-{secret}/basic.ics";

    public override Habits Draw(Random random) => new()
    {
        TakesExport = false,
        ShowsPast = true,
        StampsAnswers = true,
        OtherStyle = Chance(random, 0.5),
        LongestStay = 21,
    };

    public override void Head(FeedText text, SimulatedListing listing) => text
        .Line("PRODID:-//Google Inc//Google Calendar 70.9054//EN").Line("VERSION:2.0").Line("CALSCALE:GREGORIAN").Line("METHOD:PUBLISH")
        .Line($"X-WR-CALNAME:{Escape(listing.Home.Name)}").Line($"X-WR-TIMEZONE:{listing.Home.Zone.Id}");

    public override IEnumerable<FeedEntry> Entries(SimulatedListing listing)
    {
        // A birthday: TRANSPARENT, so the home is free.
        var birthday = new DateOnly(listing.Home.Today.Year, 7, 14);
        var free = new NightSpan(birthday, birthday.AddDays(1));
        return Stays(listing).Append(new(null, free, RunUid(listing, free)) { IsFree = true });
    }

    public override void Write(FeedText text, SimulatedListing listing, FeedEntry entry)
    {
        Dates(text, entry.Nights);
        text.Stamp().Line($"UID:{entry.Uid[..26]}@google.com").Line("CREATED:20260901T081500Z").Line("LAST-MODIFIED:20260901T081500Z").Line("SEQUENCE:0")
            .Line("STATUS:CONFIRMED").Line($"SUMMARY:{(entry.Stay is { } stay ? Escape($"Séjour de {stay.Guest}") : "Anniversaire")}")
            .Line($"TRANSP:{(entry.IsFree ? "TRANSPARENT" : "OPAQUE")}");
    }
}
