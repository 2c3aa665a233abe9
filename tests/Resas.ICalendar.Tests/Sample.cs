using System.Globalization;
using System.Text;

namespace Resas.ICalendar.Tests;

/// <summary>Reads samples, and writes nights the short way: "2027-01-02/05" or "2026-12-30/2027-01-02".</summary>
internal static class Sample
{
    public static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Feeds", file));

    public static CalendarDocument Feed(string file) => CalendarReader.Read(Bytes(file));

    public static CalendarDocument Read(string text) => CalendarReader.Read(Encoding.UTF8.GetBytes(text));

    /// <summary>A document with one event made of these lines.</summary>
    public static CalendarDocument Event(params string[] lines) =>
        Read($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n{string.Join("\r\n", lines)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

    public static string[] Nights(CalendarDocument document, string from = "2020-01-01", string until = "2040-01-01", TimeZoneInfo? zone = null) =>
        [.. document.Nights(zone ?? Paris, Date(from), Date(until)).Select(Write)];

    public static string Write(EventNights nights)
    {
        var from = nights.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var sameMonth = nights.From.Year == nights.Until.Year && nights.From.Month == nights.Until.Month;
        return $"{from}/{nights.Until.ToString(sameMonth ? "dd" : "yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
