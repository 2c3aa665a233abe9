namespace Resas.ICalendar.Zones;

/// <summary>Moves between the clock of a zone and UTC. Never throws: results are kept within the years 1 to 9999.</summary>
internal abstract class ZoneRules
{
    /// <summary>A clock time that does not exist takes the offset before the gap, one that exists twice is the first (RFC 5545, section 3.3.5).</summary>
    public DateTime ToUtc(DateTime wall) => Shift(wall, -OffsetOfWall(wall));

    public DateTime FromUtc(DateTime utc) => Shift(utc, OffsetOfUtc(utc));

    public virtual bool IsSameClockAs(ZoneRules other) => ReferenceEquals(this, other);

    protected abstract TimeSpan OffsetOfWall(DateTime wall);

    protected abstract TimeSpan OffsetOfUtc(DateTime utc);

    internal static DateTime Shift(DateTime time, TimeSpan by) =>
        new(Math.Clamp(time.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));
}
