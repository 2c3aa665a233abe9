namespace Resas.ICalendar;

/// <summary>The nights of one event, or of one instance of a recurring event.</summary>
/// <param name="Event">The event; of a moved or altered instance, the VEVENT that alters it. Look at its <see cref="CalendarEvent.IsCancelled"/> and <see cref="CalendarEvent.IsTransparent"/>.</param>
/// <param name="From">The first night, named by the date of its evening.</param>
/// <param name="Until">The day of departure: the range is half-open, <c>[From, Until)</c>, and holds at least one night.</param>
/// <param name="RecurrenceId">
/// Null for an event that does not recur. Otherwise when the instance was due by its rule, in basic form and on the clock of the first DTSTART:
/// <c>20270212</c>, <c>20270212T180000</c> or, for UTC, <c>20270212T180000Z</c> (RFC 5545, section 3.8.4.4). It names the instance for ever, even if moved.
/// </param>
public readonly record struct EventNights(CalendarEvent Event, DateOnly From, DateOnly Until, string? RecurrenceId);
