using Resas.ICalendar;

namespace Resas.Sync.Platforms.Booking;

/// <summary>Everything is "CLOSED - Not available", neighbours are merged, and what it imported comes back.</summary>
internal sealed class BookingPlatform : Platform
{
    public override string Key => "booking";
    public override string Name => "Booking.com";
    public override int Order => 2;
    public override IReadOnlyList<string> Hosts => ["booking.com"];
    public override string? CalendarPage => "https://admin.booking.com/";
    public override bool SaysClosedForAll => true;
    public override int? RequestsPerMinute => 30;
    public override int? Burst => 5;

    public override bool Wrote(CalendarDocument document) => IsBy(document, "booking.com") || NamesAll(document, "@booking.com");

    public override Reading Read(CalendarEvent e) => Reading.Closed;
}
