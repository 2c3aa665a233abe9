namespace Resas.ICalendar;

/// <summary>The bounds of one reading. A document past <see cref="MaxBytes"/> or <see cref="MaxEvents"/> is <see cref="CalendarHealth.TooLarge"/>, never cut to fit.</summary>
public sealed record CalendarReadOptions
{
    internal static CalendarReadOptions Default { get; } = new();

    /// <summary>The most bytes a document may have, before any change of character set. 4 MiB unless told; at least 0.</summary>
    public long MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most VEVENT components a document may have, skipped ones included. 20,000 unless told.</summary>
    public int MaxEvents { get; init; } = 20_000;

    /// <summary>How many warnings are kept; those beyond are counted in <see cref="CalendarDocument.WarningCount"/> only. 100 unless told.</summary>
    public int MaxWarnings { get; init; } = 100;
}
