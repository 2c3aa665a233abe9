using System.Globalization;
using System.Text;

namespace Resas.Simulation.Rules;

/// <summary>The nights of a calendar that Resas wrote, read by a few lines of their own.</summary>
internal static class ExportedNights
{
    public static HashSet<DateOnly> Of(byte[] body)
    {
        var nights = new HashSet<DateOnly>();
        DateOnly from = default;
        foreach (var line in Encoding.UTF8.GetString(body).AsSpan().EnumerateLines())
        {
            if (line.StartsWith("DTSTART;VALUE=DATE:")) from = Day(line);
            else if (line.StartsWith("DTEND;VALUE=DATE:")) for (var until = Day(line); from < until; from = from.AddDays(1)) nights.Add(from);
        }

        return nights;
    }

    private static DateOnly Day(ReadOnlySpan<char> line) => DateOnly.ParseExact(line[^8..], "yyyyMMdd", CultureInfo.InvariantCulture);
}
