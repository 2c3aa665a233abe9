using Resas.ICalendar;

namespace Resas.Sync.Platforms.Abritel;

/// <summary>"Réservée - Zoë", "Indisponible", "Provisoire - Camille", or the same in English, as the account's language goes.</summary>
internal sealed class AbritelPlatform : Platform
{
    public override string Key => "abritel";
    public override string Name => "Abritel";
    public override int Order => 4;
    public override IReadOnlyList<string> Hosts => ["abritel.fr", "vrbo.com", "homeaway.com", "fewo-direkt.de"];
    public override string? CalendarPage => "https://www.abritel.fr/";

    public override bool Wrote(CalendarDocument document) => IsBy(document, "homeaway") || IsBy(document, "abritel") || IsBy(document, "vrbo");

    public override Reading Read(CalendarEvent e)
    {
        if (Says(e, "provisoire", "tentative")) return Reading.Tentative;
        return Says(e, "réserv", "reserved") ? new(Meaning.Stay, Guest: AfterDash(e.Summary)) : Reading.Closed;
    }
}
