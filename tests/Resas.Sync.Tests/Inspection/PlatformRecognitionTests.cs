using Resas.ICalendar;
using Resas.Sync.Platforms;
using Resas.Sync.Platforms.Abritel;
using Resas.Sync.Platforms.Airbnb;
using Resas.Sync.Platforms.Booking;
using Resas.Sync.Platforms.GreenGo;
using Resas.Sync.Platforms.Other;

namespace Resas.Sync.Tests.Inspection;

public class PlatformRecognitionTests
{
    private static readonly PlatformCatalog Catalog = new([new OtherPlatform(), new GreenGoPlatform(), new AirbnbPlatform(), new BookingPlatform(), new AbritelPlatform()]);

    [Theory]
    [InlineData("https://www.airbnb.fr/calendar/ical/1.ics", "PRODID:-//GreenGo//x//FR", "airbnb")]
    [InlineData(null, "PRODID:-//GreenGo//x//FR", "greengo")]
    [InlineData(null, "PRODID:-//HomeAway.com, Inc.//EN", "abritel")]
    [InlineData(null, "PRODID:-//admin.booking.com//NONSGML v1.0//EN", "booking")]
    [InlineData("https://example.org/x.ics", "PRODID:x", "other")]
    [InlineData(null, "X-NONE:x", "other")]
    public void The_address_tells_then_the_writer(string? address, string line, string key) =>
        Assert.Equal(key, Recognise(address, $"{line}\n"));

    [Theory]
    [InlineData("1@airbnb.com", "2@airbnb.com", "airbnb")]
    [InlineData("1@booking.com", "2@BOOKING.COM", "booking")]
    [InlineData("1@airbnb.com", "2@booking.com", "other")]
    [InlineData("1@airbnb.com.example.org", "2@airbnb.com", "other")]
    public void Without_a_writer_all_events_must_be_its_own(string one, string two, string key) =>
        Assert.Equal(key, Recognise(null, $"BEGIN:VEVENT\nUID:{one}\nDTSTART:20270101\nEND:VEVENT\nBEGIN:VEVENT\nUID:{two}\nDTSTART:20270105\nEND:VEVENT\n"));

    private static string Recognise(string? address, string lines) => Catalog.Recognise(
        address is null ? null : new Uri(address), CalendarReader.Read(System.Text.Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\n{lines}END:VCALENDAR\n"))).Key;
}
