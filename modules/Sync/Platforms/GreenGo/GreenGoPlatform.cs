using Resas.Contracts.Sync;
using Resas.ICalendar;

namespace Resas.Sync.Platforms.GreenGo;

/// <summary>"GreenGo (Not Available)" for closed nights; a guest's name, as far as is known, for a stay.</summary>
internal sealed class GreenGoPlatform : Platform
{
    public override string Key => "greengo";
    public override string Name => "GreenGo";
    public override int Order => 3;
    public override IReadOnlyList<string> Hosts => ["greengo.voyage"];
    public override string? CalendarPage => "https://www.greengo.voyage/";
    public override MenuPlace Menu => MenuPlace.Left;

    public override bool Wrote(CalendarDocument document) => IsBy(document, "greengo") || document.Events.Any(e => Says(e, "greengo (not available)"));

    public override Reading Read(CalendarEvent e) =>
        string.IsNullOrWhiteSpace(e.Summary) || Says(e, "not available") ? Reading.Closed : new(Meaning.Stay, Guest: e.Summary);
}
