namespace Resas.ICalendar.Reading;

/// <summary>One event in the table of a document: 64 bytes, no references.</summary>
internal struct EventRecord
{
    public DateTime StartWall;
    public DateTime EndWall;
    public TextValue Uid;
    public TextValue Summary;
    public TextValue Description;
    public int Line;
    public int Sequence;

    /// <summary>One more than the index in <see cref="DocumentData.Recurrences"/>; 0 for none.</summary>
    public int Recurrence;

    /// <summary>One more than the index in <see cref="Zones.ZoneTable"/>; 0 for none.</summary>
    public byte StartZone;
    public byte EndZone;
    public CalendarTimeKind StartKind;
    public CalendarTimeKind EndKind;
    public EventStatus Status;
    public EventFlags Flags;
}
