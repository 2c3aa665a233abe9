using Resas.ICalendar.Reading;

namespace Resas.ICalendar.Zones;

/// <summary>The zones that a document uses and those that it defines.</summary>
internal sealed class ZoneTable
{
    // A real document has one to three. The bound keeps looking them up cheap.
    private const int MaxZones = 64;

    private readonly List<(byte[] Id, ZoneReference Zone)> used = [];
    private readonly Dictionary<string, DefinedZone> defined = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone of a <paramref name="key"/> that <see cref="Use"/> gave; null for 0.</summary>
    public ZoneReference? this[byte key] => key == 0 ? null : used[key - 1].Zone;

    /// <summary>A key for a TZID, at least 1.</summary>
    public byte Use(ReadOnlySpan<byte> id, int line)
    {
        for (var i = 0; i < used.Count; i++)
        {
            if (id.SequenceEqual(used[i].Id)) return (byte)(i + 1);
        }

        // One for all that are too many, which nobody will know.
        if (used.Count == MaxZones) id = default;
        if (used.Count <= MaxZones) used.Add((id.ToArray(), new(id.IsEmpty ? "(too many zones)" : TextDecoder.Decode(id), line)));
        return (byte)used.Count;
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

        void Warn(ZoneReference zone) => warnings.Add(zone.Line, CalendarWarningKind.UnknownZone, $"The time zone '{Clip(zone.Name)}' is unknown: its times are read as local to the home.");
    }

    private static string Clip(string name) => name.Length <= 60 ? name : $"{name.AsSpan(0, 60)}...";
}
