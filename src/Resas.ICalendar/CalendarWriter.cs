using System.Buffers;
using Resas.ICalendar.Writing;

namespace Resas.ICalendar;

/// <summary>
/// Writes one calendar of whole-day events (RFC 5545) as a stream of bytes: UTF-8, CRLF, lines folded at 75 octets and never inside a character, texts escaped. The same
/// calls write the same bytes. What it has written can be flushed between any two calls. Not for several threads.
/// </summary>
/// <example><code>
/// var writer = new CalendarWriter(pipe);
/// writer.Begin("-//Resas//Feed//FR", "Gîte du lac");
/// writer.Event("b7@resas", stamp, new(2027, 1, 2), new(2027, 1, 9), "Indisponible");
/// writer.End();
/// </code></example>
public sealed class CalendarWriter
{
    private readonly IBufferWriter<byte> output;
    private State state;

    /// <param name="output">Where the bytes go.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public CalendarWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        this.output = output;
    }

    private enum State
    {
        New,
        Open,
        Ended,
    }

    /// <summary>Begins the calendar: VERSION, PRODID, CALSCALE, METHOD:PUBLISH and, if named, X-WR-CALNAME. To be called once, first.</summary>
    /// <param name="prodId">Who writes it (section 3.7.3), such as <c>-//Resas//Feed//FR</c>; not empty.</param>
    /// <param name="name">What importers show as the calendar's name; null for none.</param>
    /// <exception cref="ArgumentException"><paramref name="prodId"/> is null or empty.</exception>
    /// <exception cref="InvalidOperationException">It was begun before.</exception>
    public void Begin(string prodId, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(prodId);
        Move(State.New, State.Open);
        var line = new LineWriter(output);
        line.Raw("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"u8);
        line.Text("PRODID:"u8, prodId);
        line.Raw("CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"u8);
        if (name is not null) line.Text("X-WR-CALNAME:"u8, name);
        line.Commit();
    }

    /// <summary>Writes one event over whole days.</summary>
    /// <param name="uid">Names the event for ever and everywhere (section 3.8.4.7); not empty, no white space around it, no control characters.</param>
    /// <param name="stampUtc">DTSTAMP (section 3.8.7.2), in UTC; written to the second. Give when the event last changed, not the time of writing, for bytes that stay the same.</param>
    /// <param name="from">The first night.</param>
    /// <param name="until">The day of departure, not included; after <paramref name="from"/>.</param>
    /// <param name="summary">What is shown; line feeds are kept, other control characters and lone surrogates are not.</param>
    /// <param name="description">More of it, likewise; null for none.</param>
    /// <exception cref="ArgumentException">An argument is not as told above. Nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The calendar is not begun, or has ended.</exception>
    public void Event(string uid, DateTime stampUtc, DateOnly from, DateOnly until, string summary, string? description = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(uid);
        ArgumentNullException.ThrowIfNull(summary);
        if (char.IsWhiteSpace(uid[0]) || char.IsWhiteSpace(uid[^1]) || HasControls(uid)) throw new ArgumentException("A UID has no white space around it and no control characters.", nameof(uid));
        if (stampUtc.Kind != DateTimeKind.Utc) throw new ArgumentException("The stamp must be in UTC.", nameof(stampUtc));
        if (until <= from) throw new ArgumentException("An event needs at least one night.", nameof(until));
        Move(State.Open, State.Open);
        var line = new LineWriter(output);
        line.Raw("BEGIN:VEVENT\r\n"u8);
        line.Text("UID:"u8, uid);
        line.Stamp(stampUtc);
        line.Date("DTSTART;VALUE=DATE:"u8, from);
        line.Date("DTEND;VALUE=DATE:"u8, until);
        line.Text("SUMMARY:"u8, summary);
        if (description is not null) line.Text("DESCRIPTION:"u8, description);
        line.Raw("END:VEVENT\r\n"u8);
        line.Commit();
    }

    /// <summary>Ends the calendar. Without it readers see a truncated document. To be called once, last.</summary>
    /// <exception cref="InvalidOperationException">The calendar is not begun, or has ended.</exception>
    public void End()
    {
        Move(State.Open, State.Ended);
        var line = new LineWriter(output);
        line.Raw("END:VCALENDAR\r\n"u8);
        line.Commit();
    }

    private static bool HasControls(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\0', '\x1F') || text.ContainsAnyInRange('\x7F', '\x9F');

    private void Move(State before, State after)
    {
        if (state != before) throw new InvalidOperationException("Begin comes once and first, End once and last, events in between.");
        state = after;
    }
}
