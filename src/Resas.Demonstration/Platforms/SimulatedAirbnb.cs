using Microsoft.AspNetCore.Http;
using Resas.Contracts;

namespace Resas.Demonstration.Platforms;

/// <summary>Stays with a code in the link, everything else "Not available": tonight (advance notice), the months that are not open yet, and what was
/// imported. Windows move with each day, ended stays drop off.</summary>
internal sealed class SimulatedAirbnb : SimulatedPlatform
{
    /// <summary>Guests book this many days ahead at most; the calendar goes on to a year.</summary>
    private const int OpenDays = 270;

    public override string Key => "airbnb";
    public override string Name => "Airbnb";
    public override string UserAgent => "Airbnb-Simulated/1.0 (calendar import)";

    public override string PathOf(long number, Guid secret) => $"/airbnb/calendar/ical/{number}.ics?t={secret:N}";

    public override IEnumerable<DateOnly> ClosedByRule(DateOnly today)
    {
        yield return today;
        for (var day = today.AddDays(OpenDays); day < today.AddDays(365); day = day.AddDays(1)) yield return day;
    }

    /// <summary>Readers without a name are turned away.</summary>
    public override int? Refuses(HttpRequest request) => request.Headers.UserAgent.Count == 0 ? StatusCodes.Status403Forbidden : null;

    public override string Write(SimulatedListing listing)
    {
        var (stays, closed) = listing.Show();
        var calendar = new CalendarText("\r\n")
            .Line("BEGIN:VCALENDAR").Line("PRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN").Line("CALSCALE:GREGORIAN").Line("VERSION:2.0");
        foreach (var stay in stays)
        {
            Begin(calendar, listing, stay.Nights);
            calendar.Line("SUMMARY:Reserved").Line($"UID:1418fb94e984-{stay.Id:N}@airbnb.com")
                .Line($@"DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/{stay.Code}\nPhone Number (Last 4 Digits): {Digits(stay)}")
                .Line("END:VEVENT");
        }

        foreach (var run in Nights.Runs(closed))
        {
            Begin(calendar, listing, run);
            calendar.Line("SUMMARY:Airbnb (Not available)").Line($"UID:7f662ec65913-{CalendarText.Digest($"{listing.Id}{run}")}@airbnb.com").Line("END:VEVENT");
        }

        return calendar.Line("END:VCALENDAR").ToString();
    }

    private static void Begin(CalendarText calendar, SimulatedListing listing, Nights nights) => calendar
        .Line("BEGIN:VEVENT").Line($"DTSTAMP:{CalendarText.Instant(listing.Now)}")
        .Line($"DTSTART;VALUE=DATE:{CalendarText.Date(nights.From)}").Line($"DTEND;VALUE=DATE:{CalendarText.Date(nights.Until)}");

    private static string Digits(SimulatedStay stay) => $"{stay.Id.ToByteArray()[0] * 37 % 10_000:0000}";
}
