using System.Text;

namespace Resas.ICalendar.Fuzz;

/// <summary>What inputs are made of: the sample feeds, and words that mean something to a calendar.</summary>
internal sealed record Corpus(byte[][] Documents, byte[][] Words)
{
    public static Corpus Load()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "corpus"), "*.ics", SearchOption.AllDirectories);
        Array.Sort(files, string.CompareOrdinal);
        return new([.. files.Select(File.ReadAllBytes).Where(bytes => bytes.Length > 0)], [.. Vocabulary.Select(Encoding.Latin1.GetBytes)]);
    }

    private static readonly string[] Vocabulary =
    [
        "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VALARM\n", "END:VALARM\n", "BEGIN:VCALENDAR\n", "END:VCALENDAR\n", "BEGIN:VTIMEZONE\n", "END:VTIMEZONE\n",
        "UID:x\n", "DTSTART:20270101\n", "DTSTART;VALUE=DATE:00010101\n", "DTEND;VALUE=DATE:99991231\n", "DTSTART:99991231T235959Z\n", "DURATION:P9999W\n", "DURATION:-P1D\n",
        "RRULE:FREQ=SECONDLY\n", "RRULE:FREQ=DAILY;COUNT=4000000\n", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n", "RRULE:FREQ=HOURLY;INTERVAL=2147483647\n",
        "FREQ=", "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ";INTERVAL=", ";COUNT=", ";UNTIL=", ";BYDAY=", ";BYMONTH=", ";BYMONTHDAY=",
        ";BYSETPOS=", ";BYHOUR=", ";BYMINUTE=", ";BYSECOND=", ";BYWEEKNO=", ";BYYEARDAY=", ";WKST=SU", "-1", "53", "366", "-366", "2147483648", "MO,TU", "-1SU", "5FR",
        "RECURRENCE-ID:20270101\n", ";RANGE=THISANDFUTURE", "EXDATE:20270101\n", "RDATE;VALUE=PERIOD:20270101T000000Z/P1D\n", "TZID=", ";TZID=Europe/Paris", ";VALUE=DATE",
        "/dev/zero", "../../../etc/passwd", "STATUS:CANCELLED\n", "METHOD:CANCEL\n", "SEQUENCE:99999999999\n", "TZOFFSETFROM:-2359\n", "TZOFFSETTO:+2359\n",
        "\r\n", "\n", "\r", "\r\n ", "\n\t", ":", ";", "\"", "\\", "\\n", ",", "=", "\0", "\xFF", "\xEF\xBB\xBF", "\xFF\xFE", "\xC3", "\xA9", "\xF0\x9F\x8F\xA0", "Z", "T", "0", "9", "-", "+", " ",
    ];
}
