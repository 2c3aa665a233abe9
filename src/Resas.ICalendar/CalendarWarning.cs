namespace Resas.ICalendar;

/// <summary>Something in the document that was skipped, mended or worth knowing.</summary>
/// <param name="Line">The physical line it stands on, counted from 1; 0 when it concerns the whole document.</param>
/// <param name="Kind">What it is; the kind decides whether the document counts as <see cref="CalendarHealth.Damaged"/>.</param>
/// <param name="Message">One English sentence. Holds dates and property names, never a summary or a description.</param>
public sealed record CalendarWarning(int Line, CalendarWarningKind Kind, string Message);
