namespace Resas.ICalendar.Recurrence;

/// <summary>FREQ (RFC 5545, section 3.3.10), from the longest period to the shortest.</summary>
internal enum Frequency
{
    Yearly,
    Monthly,
    Weekly,
    Daily,
    Hourly,
    Minutely,
    Secondly,
}
