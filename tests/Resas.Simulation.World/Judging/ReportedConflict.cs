using System.Globalization;
using System.Text.Json;

namespace Resas.Simulation.World;

/// <summary>A conflict that a hub told its owner of, or a question whether two entries are one stay.</summary>
/// <param name="Home">The home's name or index.</param>
/// <param name="From">The first night.</param>
/// <param name="Until">The day after the last night; not included.</param>
public sealed record ReportedConflict(string Home, DateOnly From, DateOnly Until)
{
    /// <summary>Reads JSON lines such as <c>{"home":"La Grange","from":"2027-03-20","until":"2027-03-22"}</c>. Empty lines are passed over.</summary>
    /// <exception cref="JsonException">A line is something else.</exception>
    public static IReadOnlyList<ReportedConflict> Read(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => JsonSerializer.Deserialize<ReportedConflict>(line, JsonSerializerOptions.Web)!)];

    internal bool Is(SimulatedHome home) => Home == home.Name || Home == home.Index.ToString(CultureInfo.InvariantCulture);
}
