using Resas.Properties.FirstSteps;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>Where one is on the way; what lies behind can be gone back to.</summary>
/// <param name="Step">From 1 to <see cref="Trail.Steps"/>.</param>
/// <param name="Trail">Null while there is no home.</param>
internal sealed record StepBar(int Step, Trail? Trail)
{
    public Place? PlaceOf(int step) => (Trail, step) switch
    {
        (null, _) => null,
        _ when step >= Step => null,
        (_, 1) => new Place("Home", Trail.Home.Id),
        (_, 2) => Place.Platforms(Trail.Home.Id),
        (_, 3) => Trail.Start,
        _ => Trail.Given.Count > 0 ? Place.Give(Trail.Given[0]) : null,
    };
}
