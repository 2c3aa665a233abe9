using Resas.Contracts.Sync;
using Resas.ICalendar;

namespace Resas.Sync.Platforms.Google;

/// <summary>A person's calendar: each event that is not free time keeps the home for its owner.</summary>
internal sealed class GooglePlatform : Platform
{
    public override string Key => "google";
    public override string Name => "Google Agenda";
    public override int Order => 6;
    public override IReadOnlyList<string> Hosts => ["calendar.google.com"];
    public override string? CalendarPage => "https://calendar.google.com/";
    public override MenuPlace Menu => MenuPlace.Left;

    public override bool Wrote(CalendarDocument document) => IsBy(document, "Google Calendar");

    public override Reading Read(CalendarEvent e) => new(Meaning.OwnersTime, Guest: e.Summary);
}
