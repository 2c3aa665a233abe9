using System.Globalization;
using Resas.ICalendar.Zones;

namespace Resas.ICalendar;

/// <summary>A date or time as a document writes it (RFC 5545, sections 3.3.4, 3.3.5 and 3.2.19). To the second; years 1 to 9999.</summary>
public readonly struct CalendarTime : IEquatable<CalendarTime>
{
    private readonly ZoneReference? zone;

    internal CalendarTime(DateTime wall, CalendarTimeKind kind, ZoneReference? zone = null)
    {
        Wall = wall;
        Kind = kind;
        this.zone = zone;
    }

    /// <summary>How it was written.</summary>
    public CalendarTimeKind Kind { get; }

    /// <summary>The date as written, on the clock that <see cref="Kind"/> tells.</summary>
    public DateOnly Date => DateOnly.FromDateTime(Wall);

    /// <summary>The time of day as written; midnight for a <see cref="CalendarTimeKind.Date"/>.</summary>
    public TimeOnly Time => TimeOnly.FromDateTime(Wall);

    /// <summary>The TZID as written, for <see cref="CalendarTimeKind.Zoned"/>; else null.</summary>
    public string? ZoneName => zone?.Name;

    /// <summary>What the clock shows, as written; its <see cref="DateTime.Kind"/> is always unspecified.</summary>
    internal DateTime Wall { get; }

    internal ZoneReference? Zone => zone;

    internal bool IsUtcMidnight => Kind == CalendarTimeKind.Utc && Wall.TimeOfDay == TimeSpan.Zero;

    /// <summary>The basic form of the RFC, without the zone: <c>20270102</c>, <c>20270102T160000</c>, <c>20270102T160000Z</c>.</summary>
    public override string ToString() => Format(Wall, Kind);

    /// <summary>
    /// The extended form of ISO 8601: <c>2027-01-02</c>, <c>2027-01-02T16:00:00</c>, <c>2027-01-02T16:00:00Z</c>, and with the TZID as written, which comes from the
    /// document and may be anything, <c>2027-01-02T16:00:00[Europe/Paris]</c> (RFC 9557, without an offset).
    /// </summary>
    public string ToIsoString() => Kind switch
    {
        CalendarTimeKind.Date => Wall.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CalendarTimeKind.Utc => Wall.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        CalendarTimeKind.Zoned => $"{Wall.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}[{ZoneName}]",
        _ => Wall.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
    };

    internal static string Format(DateTime wall, CalendarTimeKind kind) => kind switch
    {
        CalendarTimeKind.Date => wall.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        CalendarTimeKind.Utc => wall.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
        _ => wall.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture),
    };

    /// <summary>True when both are written alike: same kind, same clock, same zone name.</summary>
    public bool Equals(CalendarTime other) => Wall == other.Wall && Kind == other.Kind && ZoneName == other.ZoneName;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is CalendarTime other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Wall, Kind);

    /// <summary>Equality, see <see cref="Equals(CalendarTime)"/>.</summary>
    public static bool operator ==(CalendarTime left, CalendarTime right) => left.Equals(right);

    /// <summary>Inequality, see <see cref="Equals(CalendarTime)"/>.</summary>
    public static bool operator !=(CalendarTime left, CalendarTime right) => !left.Equals(right);
}
