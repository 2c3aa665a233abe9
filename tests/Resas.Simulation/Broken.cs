namespace Resas.Simulation;

/// <summary>A rule that did not hold.</summary>
/// <param name="Rule">Its short name, see <see cref="Rules.Rule"/>.</param>
internal sealed record Broken(DateTime At, string Rule, string What)
{
    public override string ToString() => $"{At:yyyy-MM-dd HH:mm}Z {Rule}: {What}";
}
