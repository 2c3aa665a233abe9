namespace Resas.Kernel.Time;

public static class Clock
{
    /// <summary>The instant, as a UTC DateTime.</summary>
    public static DateTime Now(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    /// <summary>The date at a home.</summary>
    public static DateOnly Today(this TimeProvider clock, string timeZone) => clock.GetUtcNow().UtcDateTime.DateIn(timeZone);

    /// <summary>The date of a UTC instant at a home.</summary>
    public static DateOnly DateIn(this DateTime utc, string timeZone) => DateOnly.FromDateTime(utc.In(timeZone));

    /// <summary>A UTC instant on the clocks of a home.</summary>
    public static DateTime In(this DateTime utc, string timeZone) => TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(timeZone));

    /// <summary>The UTC instant at which a date begins at a home; where the clocks skip midnight, the first instant there is.</summary>
    public static DateTime StartIn(this DateOnly date, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
    }
}
