using Resas.ICalendar;

namespace Resas.Sync.Platforms.GitesDeFrance;

/// <summary>"BOOKED" is all that is known of it.</summary>
internal sealed class GitesDeFrancePlatform : Platform
{
    public override string Key => "gites";
    public override string Name => "Gîtes de France";
    public override int Order => 5;
    public override IReadOnlyList<string> Hosts => ["itea.fr", "gites-de-france.com"];

    public override bool Wrote(CalendarDocument document) => IsBy(document, "//ITEA//");

    public override Reading Read(CalendarEvent e) => Says(e, "booked", "réserv") ? new(Meaning.Stay) : Reading.Closed;
}
