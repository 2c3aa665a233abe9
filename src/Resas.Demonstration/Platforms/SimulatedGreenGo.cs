using Resas.Contracts;

namespace Resas.Demonstration.Platforms;

/// <summary>Dates written as midnights in UTC, stays under the guest's name.</summary>
internal sealed class SimulatedGreenGo : SimulatedPlatform
{
    public override string Key => "greengo";
    public override string Name => "GreenGo";
    public override string UserAgent => "GreenGo-Simulated/1.0";

    public override string PathOf(long number, Guid secret) => $"/greengo/calendar/greengo-icalendar/{secret:D}";

    public override string Write(SimulatedListing listing)
    {
        var (stays, closed) = listing.Show();
        var calendar = new CalendarText("\r\n").Line("BEGIN:VCALENDAR").Line("VERSION:2.0").Line("PRODID:-//GreenGo//Calendar//FR");
        foreach (var stay in stays) Event(calendar, listing, stay.Id, stay.Nights, stay.Guest);
        foreach (var run in Nights.Runs(closed))
            Event(calendar, listing, Guid.ParseExact(CalendarText.Digest($"{listing.Id}{run}"), "N"), run, "GreenGo (Not Available)");
        return calendar.Line("END:VCALENDAR").ToString();
    }

    private static void Event(CalendarText calendar, SimulatedListing listing, Guid uid, Nights nights, string summary) => calendar
        .Line("BEGIN:VEVENT").Line($"UID:{uid:D}").Line($"DTSTAMP:{CalendarText.Instant(listing.Now)}")
        .Line($"DTSTART:{CalendarText.Date(nights.From)}T000000Z").Line($"DTEND:{CalendarText.Date(nights.Until)}T000000Z")
        .Line($"SUMMARY:{CalendarText.Escape(summary)}").Line("END:VEVENT");
}
