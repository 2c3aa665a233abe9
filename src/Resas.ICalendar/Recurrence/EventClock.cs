using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Recurrence;

/// <summary>The clock that an event's times are on: that of its DTSTART. Its rule is expanded on it, and its instances are told apart on it.</summary>
internal sealed class EventClock
{
    private readonly CalendarTimeKind kind;
    private readonly CalendarTimeKind written;
    private readonly ZoneReference? reference;
    private readonly ZoneRules? zone;
    private readonly ZoneRules home;

    public EventClock(CalendarEvent source, ZoneRules home)
    {
        this.home = home;
        // UTC midnights are dates: see CalendarEvent.IsDates.
        written = source.Start.Kind;
        kind = source.IsDates ? CalendarTimeKind.Date : source.Start.Kind;
        reference = kind == CalendarTimeKind.Zoned ? source.Start.Zone : null;
        zone = reference?.Rules;
        IsHome = kind is CalendarTimeKind.Date or CalendarTimeKind.Floating
            || (kind == CalendarTimeKind.Zoned && (zone is null || zone.IsSameClockAs(home)));
    }

    public bool IsDates => kind == CalendarTimeKind.Date;

    /// <summary>True when this clock shows the dates of the home without conversion.</summary>
    public bool IsHome { get; }

    /// <summary>What this clock shows at a time written in any way.</summary>
    public DateTime Read(CalendarTime time) => kind switch
    {
        CalendarTimeKind.Date => time.Wall.Date,
        CalendarTimeKind.Utc => ToUtc(time),
        _ when time.Kind is CalendarTimeKind.Date or CalendarTimeKind.Floating => time.Wall,
        _ when time.Kind == CalendarTimeKind.Zoned && ReferenceEquals(time.Zone?.Rules, zone) => time.Wall,
        _ => (zone ?? home).FromUtc(ToUtc(time)),
    };

    /// <summary>What the home's clock shows when this clock shows <paramref name="wall"/>.</summary>
    public DateTime AtHome(DateTime wall) =>
        IsHome ? wall : home.FromUtc(kind == CalendarTimeKind.Utc ? wall : zone!.ToUtc(wall));

    /// <summary>The opposite of <see cref="Read"/>.</summary>
    public CalendarTime Write(DateTime wall) => new(wall, kind, reference);

    /// <summary>The same in the form of the event's own DTSTART, which differs for dates that are written as UTC midnights.</summary>
    public CalendarTime AsWritten(DateTime wall) => new(wall, written, reference);

    private DateTime ToUtc(CalendarTime time) => time.Kind switch
    {
        CalendarTimeKind.Utc => time.Wall,
        CalendarTimeKind.Zoned when time.Zone?.Rules is { } rules => rules.ToUtc(time.Wall),
        _ => home.ToUtc(time.Wall),
    };
}
