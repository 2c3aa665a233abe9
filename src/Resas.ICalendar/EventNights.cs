namespace Resas.ICalendar;

/// <summary>The nights of one event, or of one instance of a recurring event.</summary>
/// <param name="Event">The event; of a moved or altered instance, the VEVENT that alters it. Look at its <see cref="CalendarEvent.IsCancelled"/> and <see cref="CalendarEvent.IsTransparent"/>.</param>
/// <param name="From">The first night, named by the date of its evening.</param>
/// <param name="Until">The day of departure: the range is half-open, <c>[From, Until)</c>, and holds at least one night.</param>
public readonly record struct EventNights(CalendarEvent Event, DateOnly From, DateOnly Until)
{
    /// <summary>
    /// Null for an event that does not recur. Otherwise when the instance was due by its rule, on the clock of the first DTSTART (a date for pairs of UTC
    /// midnights). It names the instance for ever, even if moved.
    /// </summary>
    public CalendarTime? Due { get; init; }

    /// <summary><see cref="Due"/> in basic form: <c>20270212</c>, <c>20270212T180000</c> or, for UTC, <c>20270212T180000Z</c> (RFC 5545, section 3.8.4.4).</summary>
    public string? RecurrenceId => Due?.ToString();

    /// <summary>When it starts: <see cref="CalendarEvent.Start"/> as written; for an instance of a rule, its own start, written as the first DTSTART is.</summary>
    public CalendarTime Start { get; init; }

    /// <summary>When it ends, not included: <see cref="CalendarEvent.End"/> as written; for an instance of a rule, its own end, on the clock of its start.</summary>
    public CalendarTime End { get; init; }
}
