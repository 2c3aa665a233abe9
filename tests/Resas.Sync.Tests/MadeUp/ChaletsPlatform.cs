using Resas.ICalendar;
using Resas.Sync.Platforms;

namespace Resas.Sync.Tests.MadeUp;

/// <summary>A platform that does not exist, and all that a platform needs. "Vendu: Zoë" is a stay, anything else is closed.</summary>
internal sealed class ChaletsPlatform : Platform
{
    public override string Key => "chalets";
    public override string Name => "Chalets & Cie";
    public override int Order => 7;
    // Where the test's feeds are.
    public override IReadOnlyList<string> Hosts => ["127.0.0.1"];

    public override Platforms.Reading Read(CalendarEvent e) => e.Summary is { } summary && summary.StartsWith("Vendu: ", StringComparison.Ordinal)
        ? new(Meaning.Stay, Guest: summary["Vendu: ".Length..])
        : Platforms.Reading.Closed;
}
