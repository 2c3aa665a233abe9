namespace Resas.Simulation.Rules;

internal static class Breakages
{
    public static IReadOnlyList<Breakage> All { get; } = [];
}
