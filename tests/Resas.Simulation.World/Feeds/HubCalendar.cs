using System.Buffers.Text;

namespace Resas.Simulation.World.Feeds;

/// <summary>Reads a hub's calendar as platforms do: tolerant about lines it does not know, strict about the end.</summary>
public static class HubCalendar
{
    private const int LongestEvent = 1000;

    /// <summary>The nights that the calendar takes; null when it is not a whole calendar (no BEGIN:VCALENDAR or no END:VCALENDAR).</summary>
    public static HashSet<DateOnly>? Read(ReadOnlySpan<byte> document)
    {
        var nights = new HashSet<DateOnly>();
        bool begun = false, ended = false, inside = false, counts = true;
        DateOnly? from = null, until = null;
        foreach (var range in document.Split((byte)'\n'))
        {
            var line = document[range].TrimEnd((byte)'\r');
            if (line.StartsWith("\uFEFF"u8)) line = line[3..];
            if (line.SequenceEqual("BEGIN:VCALENDAR"u8)) begun = true;
            else if (line.SequenceEqual("END:VCALENDAR"u8)) ended = begun;
            else if (line.SequenceEqual("BEGIN:VEVENT"u8)) (inside, counts, from, until) = (true, true, null, null);
            else if (line.SequenceEqual("STATUS:CANCELLED"u8) || line.SequenceEqual("TRANSP:TRANSPARENT"u8)) counts = false;
            else if (inside && line.StartsWith("DTSTART"u8)) from = Date(line);
            else if (inside && line.StartsWith("DTEND"u8)) until = Date(line);
            else if (line.SequenceEqual("END:VEVENT"u8))
            {
                inside = false;
                if (counts && from is { } first) Add(nights, new(first, until ?? first.AddDays(1)));
            }
        }

        return ended ? nights : null;
    }

    private static void Add(HashSet<DateOnly> nights, NightSpan span)
    {
        if (span.Count > LongestEvent) return;
        for (var night = span.From; night < span.Until; night = night.AddDays(1)) nights.Add(night);
    }

    private static DateOnly? Date(ReadOnlySpan<byte> line)
    {
        var colon = line.LastIndexOf((byte)':');
        var value = line[(colon + 1)..];
        if (colon < 0 || value.Length < 8 || !Utf8Parser.TryParse(value[..8], out int date, out var read) || read != 8) return null;
        var (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
        return year is > 1900 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }
}
