using Resas.ICalendar;
using Resas.Sync.Import;
using Resas.Sync.Platforms;

namespace Resas.Sync.Inspection;

/// <summary>One event, or one instance of a recurring one, as the platform's rules read it.</summary>
internal sealed record Occurrence(EventNights Nights, Platforms.Reading Reading)
{
    public CalendarEvent Event => Nights.Event;

    /// <summary>Our own export handed back: the importer leaves it out.</summary>
    public bool IsOurs => Event.Uid?.EndsWith(Shown.OwnUid, StringComparison.OrdinalIgnoreCase) == true;

    public string Kind => IsOurs ? "other" : Reading.Meaning switch
    {
        Meaning.Stay => "reservation",
        Meaning.Closed => "closure",
        Meaning.Tentative => "tentative",
        _ => "other",
    };

    /// <summary>METHOD:CANCEL cancels without a word in the event itself.</summary>
    public string? Status => Event.IsCancelled ? "CANCELLED" : Event.Status == EventStatus.None ? null : Event.Status.ToString().ToUpperInvariant();
}
