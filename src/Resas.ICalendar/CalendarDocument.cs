using Resas.ICalendar.Reading;
using Resas.ICalendar.Recurrence;

namespace Resas.ICalendar;

/// <summary>
/// What was read from one document. Reading never throws for what a document holds: <see cref="Health"/> and <see cref="Warnings"/> tell.
/// May be read from several threads. It keeps the bytes it was read from, for texts are made only when asked for.
/// </summary>
public sealed class CalendarDocument
{
    private readonly DocumentData data;

    internal CalendarDocument(CalendarHealth health, string? problem, DocumentData? data = null)
    {
        Health = health;
        Problem = problem;
        this.data = data ?? new(default);
        Events = new EventList(this.data);
    }

    /// <summary>How far the document can be trusted.</summary>
    public CalendarHealth Health { get; }

    /// <summary>True for <see cref="CalendarHealth.Whole"/> and <see cref="CalendarHealth.Damaged"/>. When false, <see cref="Events"/> is empty and means nothing: not that nights are free.</summary>
    public bool IsComplete => Health is CalendarHealth.Whole or CalendarHealth.Damaged;

    /// <summary>One English sentence that says why the document is not complete; null when it is.</summary>
    public string? Problem { get; }

    /// <summary>The physical line on which a truncated document stops, counted from 1; else 0.</summary>
    public int ProblemLine { get; init; }

    /// <summary>The PRODID of the (first) calendar; null when there is none.</summary>
    public string? ProdId { get; init; }

    /// <summary>The METHOD, in upper case; null when there is none.</summary>
    public string? Method { get; init; }

    /// <summary>The X-WR-CALNAME or NAME (RFC 7986, section 5.1); null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The X-WR-TIMEZONE; null when there is none. It is not used for reading: floating times belong to the zone given to <see cref="Nights"/>.</summary>
    public string? TimeZoneName { get; init; }

    /// <summary>The events that could be read, in the order of the document, cancelled and transparent ones included. Empty unless <see cref="IsComplete"/>.</summary>
    public IReadOnlyList<CalendarEvent> Events { get; }

    /// <summary>The warnings, by line, at most <see cref="CalendarReadOptions.MaxWarnings"/>.</summary>
    public IReadOnlyList<CalendarWarning> Warnings { get; init; } = [];

    /// <summary>How many warnings there were, kept or not.</summary>
    public int WarningCount { get; init; }

    /// <summary>How many events were lost altogether.</summary>
    public int SkippedCount { get; init; }

    /// <summary>
    /// The nights of all events and of all instances of recurring ones that have at least one night in <c>[from, until)</c>. Stays are given whole, not cut to
    /// the window; by event in the order of the document, and by date within an event. Cancelled and transparent events are given too: the caller decides.
    /// <para>
    /// Dates, and pairs of UTC midnights, are taken as they are. Other times become dates in <paramref name="zone"/>: floating ones, and those of an unknown zone, by
    /// their own clock; UTC and zoned ones by conversion. Nights go from the local date of the start to the local date of the end, at least one: an
    /// event that begins and ends on one day holds the night of that day, because a night wrongly held costs less than a night sold
    /// twice, and because some sources write a last day as 23:59 (see <see cref="CalendarEvent.IsDaytime"/>).
    /// </para>
    /// <para>
    /// Lazy, and bounded by the window: rules are expanded only inside it. Instances of one event that cover exactly the same nights in a row are given once.
    /// </para>
    /// </summary>
    /// <param name="zone">The time zone of the home.</param>
    /// <param name="from">The first night of the window.</param>
    /// <param name="until">The end of the window, not included.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public IEnumerable<EventNights> Nights(TimeZoneInfo zone, DateOnly from, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new NightsQuery(data, zone, from, until);
    }
}
