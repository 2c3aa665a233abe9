using Resas.Contracts;

namespace Resas.Demonstration.Platforms;

/// <summary>Everything "CLOSED", stays and imported nights alike, neighbours merged, nothing before today; a season that is not open yet at the end.</summary>
internal sealed class SimulatedBooking : SimulatedPlatform
{
    public override string Key => "booking";
    public override string Name => "Booking.com";
    public override string UserAgent => "Booking-Simulated/1.0 (ical import)";

    public override string PathOf(long number, Guid secret) => $"/booking/v1/export/t/{secret:D}.ics";

    public override IEnumerable<DateOnly> ClosedByRule(DateOnly today) =>
        new Nights(new(today.Year + 2, 1, 1), new(today.Year + 2, 6, 1)).Each();

    public override string Write(SimulatedListing listing)
    {
        var (stays, closed) = listing.Show();
        var calendar = new CalendarText("\n")
            .Line("BEGIN:VCALENDAR").Line(@"PRODID:-//admin.booking.com\\\, b.v.//NONSGML v1.0//EN").Line("CALSCALE:GREGORIAN").Line("METHOD:PUBLISH").Line("VERSION:2.0");
        foreach (var run in Nights.Runs(stays.SelectMany(s => s.Nights.Each()).Where(n => n >= listing.Today).Concat(closed)))
        {
            calendar.Line("BEGIN:VEVENT").Line($"DTSTART;VALUE=DATE:{CalendarText.Date(run.From)}").Line($"DTEND;VALUE=DATE:{CalendarText.Date(run.Until)}")
                .Line($"UID:{CalendarText.Digest($"{listing.Id}{run}")}@booking.com").Line("SUMMARY:CLOSED - Not available").Line("END:VEVENT");
        }

        return calendar.Line("END:VCALENDAR").ToString();
    }
}
