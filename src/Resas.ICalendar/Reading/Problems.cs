using System.Text;

namespace Resas.ICalendar.Reading;

/// <summary>Says what is wrong with a document that is no complete calendar.</summary>
internal static class Problems
{
    private static ReadOnlySpan<byte> FirstLine => "BEGIN:VCALENDAR"u8;

    public static (CalendarHealth Health, string Problem) Of(ReadOnlySpan<byte> text, bool begun, int line)
    {
        if (begun) return (CalendarHealth.Truncated, $"The document stops on line {line}, before its END:VCALENDAR.");
        text = text.Trim(" \t\r\n\0"u8);
        if (text.IsEmpty) return (CalendarHealth.NotACalendar, "The document is empty.");
        if (text.Length < FirstLine.Length && Ascii.EqualsIgnoreCase(text, FirstLine[..text.Length])) return (CalendarHealth.Truncated, "The document stops within its first line.");
        return text[0] == '<'
            ? (CalendarHealth.NotACalendar, "The document is a web page, not a calendar.")
            : (CalendarHealth.NotACalendar, "The document does not begin with BEGIN:VCALENDAR.");
    }
}
