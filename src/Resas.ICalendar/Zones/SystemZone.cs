namespace Resas.ICalendar.Zones;

/// <summary>A zone of the system's own time zone data.</summary>
internal sealed class SystemZone(TimeZoneInfo zone) : ZoneRules
{
    private readonly TimeZoneInfo zone = zone;

    public override bool IsSameClockAs(ZoneRules other) => other is SystemZone { zone.Id: var id } && id == zone.Id;

    protected override TimeSpan OffsetOfWall(DateTime wall) =>
        zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);

    protected override TimeSpan OffsetOfUtc(DateTime utc) => zone.GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
