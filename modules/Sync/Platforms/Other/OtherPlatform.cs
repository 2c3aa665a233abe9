using Resas.ICalendar;

namespace Resas.Sync.Platforms.Other;

/// <summary>Any other calendar: closed when it says so, else a stay.</summary>
internal sealed class OtherPlatform : Platform
{
    public const string OtherKey = "other";

    public override string Key => OtherKey;
    public override string Name => "Autre calendrier";
    public override int Order => 99;
    public override bool SellsOnce => false;

    public override Reading Read(CalendarEvent e) =>
        Says(e, "not available", "unavailable", "blocked", "closed", "indisponible", "fermé", "bloqué") ? Reading.Closed
        : Says(e, "tentative", "provisoire") ? Reading.Tentative
        : new(Meaning.Stay, Guest: e.Summary);
}
