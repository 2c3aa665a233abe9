using Resas.ICalendar.Reading;

namespace Resas.ICalendar.Zones;

/// <summary>The zones that a document uses and those that it defines.</summary>
internal sealed class ZoneTable
{
    // A real document has one to three. The bound keeps looking them up cheap.
    private const int MaxZones = 64;

    private readonly List<(byte[] Id, ZoneReference Zone)> used = [];
    private readonly Dictionary<string, DefinedZone> defined = new(StringComparer.OrdinalIgnoreCase);
    private ZoneReference? beyond;

    public ZoneReference Use(ReadOnlySpan<byte> id, int line)
    {
        foreach (var (known, zone) in used)
        {
            if (id.SequenceEqual(known)) return zone;
        }

        if (used.Count == MaxZones) return beyond ??= new("(too many zones)", line);
        var reference = new ZoneReference(TextDecoder.Decode(id), line);
        used.Add((id.ToArray(), reference));
        return reference;
    }

    public void Define(string id, DefinedZone zone)
    {
        if (defined.Count < MaxZones) defined.TryAdd(id, zone);
    }

    /// <summary>The system's data first, for what documents carry is often short or old; then the document's own VTIMEZONE (section 3.6.5).</summary>
    public void Resolve(WarningList warnings)
    {
        foreach (var (_, zone) in used)
        {
            zone.Rules = SystemZones.Find(zone.Name) ?? (ZoneRules?)defined.GetValueOrDefault(zone.Name);
            if (zone.Rules is null) Warn(zone);
        }

        if (beyond is not null) Warn(beyond);

        void Warn(ZoneReference zone) => warnings.Add(zone.Line, CalendarWarningKind.UnknownZone, $"The time zone '{Clip(zone.Name)}' is unknown: its times are read as local to the home.");
    }

    private static string Clip(string name) => name.Length <= 60 ? name : $"{name.AsSpan(0, 60)}...";
}
