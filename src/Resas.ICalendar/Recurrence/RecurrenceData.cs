namespace Resas.ICalendar.Recurrence;

/// <summary>What makes an event recur, or alter an instance of one that does. Only events that have any of it hold one.</summary>
internal sealed class RecurrenceData
{
    /// <summary>
    /// How long an instance of a rule may last, and how far an alteration may move later ones. To find what reaches into a window a rule is followed from this
    /// long before it: the bound is what makes its cost that of the window.
    /// </summary>
    public static readonly TimeSpan LongestSpan = TimeSpan.FromDays(366);

    public List<RecurrenceRule> Rules { get; } = [];

    /// <summary>RDATE (RFC 5545, section 3.8.5.2); <c>End</c> or <c>Duration</c> for a PERIOD.</summary>
    public List<(CalendarTime Start, CalendarTime? End, TimeSpan? Duration)> Extra { get; } = [];

    /// <summary>EXDATE (section 3.8.5.1).</summary>
    public List<CalendarTime> Except { get; } = [];

    /// <summary>RECURRENCE-ID (section 3.8.4.4).</summary>
    public CalendarTime? Id { get; set; }

    /// <summary>RANGE=THISANDFUTURE (section 3.2.13).</summary>
    public bool IsThisAndFuture { get; set; }

    public bool Recurs => Rules.Count + Extra.Count > 0;
}
