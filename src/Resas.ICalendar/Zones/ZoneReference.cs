namespace Resas.ICalendar.Zones;

/// <summary>A TZID that the document uses. What it means is known once the whole document is read, for VTIMEZONE may come last.</summary>
internal sealed class ZoneReference(string name, int line)
{
    public string Name { get; } = name;

    /// <summary>Where it is used first.</summary>
    public int Line { get; } = line;

    /// <summary>Null while unresolved, and for ever when nobody knows the zone.</summary>
    public ZoneRules? Rules { get; set; }
}
