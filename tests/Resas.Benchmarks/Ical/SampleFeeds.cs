using System.Globalization;
using System.Text;

namespace Resas.Benchmarks.Ical;

/// <summary>Feeds after the shapes of Airbnb and Booking.com (tests/Feeds), of any size and always the same bytes.</summary>
internal static class SampleFeeds
{
    public static byte[] Airbnb(int events)
    {
        var random = new Random(1);
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nPRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN\r\nCALSCALE:GREGORIAN\r\nVERSION:2.0\r\n");
        var date = new DateOnly(2026, 11, 21);
        for (var i = 0; i < events; i++)
        {
            var isReservation = random.Next(4) > 0;
            var (from, until) = Stay(ref date, random);
            text.Append("BEGIN:VEVENT\r\nDTSTAMP:20261120T124408Z\r\n")
                .Append(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{from:yyyyMMdd}\r\nDTEND;VALUE=DATE:{until:yyyyMMdd}\r\n")
                .Append(isReservation ? "SUMMARY:Reserved\r\n" : "SUMMARY:Airbnb (Not available)\r\n")
                .Append(CultureInfo.InvariantCulture, $"UID:1418fb94e984-{Hex(random)}@airbnb.com\r\n");
            if (isReservation)
            {
                text.Append("DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/de\r\n")
                    .Append(CultureInfo.InvariantCulture, $" tails/HM{Hex(random)[..8].ToUpperInvariant()}\\nPhone Number (Last 4 Digits): {random.Next(10_000):D4}\r\n");
            }

            text.Append("END:VEVENT\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("END:VCALENDAR\r\n").ToString());
    }

    public static byte[] Booking(int events)
    {
        var random = new Random(2);
        var text = new StringBuilder("BEGIN:VCALENDAR\nPRODID:-//admin.booking.com\\\\\\, b.v.//NONSGML v1.0//EN\nCALSCALE:GREGORIAN\nMETHOD:PUBLISH\nVERSION:2.0\n");
        var date = new DateOnly(2026, 11, 21);
        for (var i = 0; i < events; i++)
        {
            var (from, until) = Stay(ref date, random);
            text.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\nDTSTART;VALUE=DATE:{from:yyyyMMdd}\nDTEND;VALUE=DATE:{until:yyyyMMdd}\nUID:{Hex(random)}@booking.com\nSUMMARY:CLOSED - Not available\nEND:VEVENT\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("END:VCALENDAR\n").ToString());
    }

    private static string Hex(Random random) => $"{random.NextInt64():x16}{random.NextInt64():x16}";

    private static (DateOnly From, DateOnly Until) Stay(ref DateOnly date, Random random)
    {
        var from = date.AddDays(random.Next(4));
        var until = from.AddDays(random.Next(1, 9));
        // Round and round in a few years, as dates of four digits must.
        date = until.Year > 2040 ? new(2026, 11, 21) : until;
        return (from, until);
    }
}
