using System.Globalization;
using Resas.Contracts;

namespace Resas.Demonstration.Platforms;

/// <summary>Reads our export as strictly as a platform may: whole, with dates, or not at all.</summary>
internal static class PulledCalendar
{
    /// <summary>The nights that the events take.</summary>
    /// <exception cref="FormatException">It is no whole calendar, or an event has no dates.</exception>
    public static HashSet<DateOnly> Read(string document)
    {
        var lines = document.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (lines is not ["BEGIN:VCALENDAR", .., "END:VCALENDAR"]) throw new FormatException("not a whole calendar");

        var nights = new HashSet<DateOnly>();
        DateOnly? from = null, until = null;
        foreach (var line in lines)
        {
            if (line == "BEGIN:VEVENT") (from, until) = (null, null);
            else if (line.StartsWith("DTSTART", StringComparison.Ordinal)) from = Date(line);
            else if (line.StartsWith("DTEND", StringComparison.Ordinal)) until = Date(line);
            else if (line == "END:VEVENT")
            {
                if (from is not { } first || until is not { } last || last <= first) throw new FormatException("an event without dates");
                nights.UnionWith(new Nights(first, last).Each());
            }
        }

        return nights;
    }

    private static DateOnly Date(string line) =>
        DateOnly.ParseExact(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], "yyyyMMdd", CultureInfo.InvariantCulture);
}
