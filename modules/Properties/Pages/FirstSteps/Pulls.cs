using Resas.Properties.FirstSteps;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>Whether platforms have come for our calendar.</summary>
/// <param name="Here">Where to look again.</param>
internal sealed record Pulls(IReadOnlyList<Stop> Stops, string Here, DateTime Now, string TimeZone)
{
    public bool IsOver => Stops.All(s => !s.IsAwaited);
}
