using System.Globalization;
using Resas.Simulation.World;

namespace Resas.Simulation.Reporting;

internal static class Summary
{
    public static void Write(TextWriter output, Arguments arguments, Batch batch)
    {
        var all = batch.Reports;
        var failed = all.Where(r => r.Broken.Count > 0).ToList();
        var polls = all.Sum(r => (long)r.Polls);
        output.WriteLine();
        Line(output, "stories", $"{all.Count:N0} of {arguments.Settings.Days} days with {arguments.Settings.Homes} homes, {arguments.Settings.Faults:P0} of answers faulty");
        Line(output, "reads, fetches, deaths", $"{polls:N0}, {all.Sum(r => (long)r.Pulls):N0}, {all.Sum(r => r.Deaths):N0}");
        Line(output, "looks (each hour)", $"{all.Sum(r => (long)r.Hours):N0}");
        Line(output, "stays", $"{all.Sum(r => r.Stays):N0}");
        Line(output, "double sales", $"{all.Sum(r => r.DoubleSales):N0}, of which nobody could have known {all.Sum(r => r.UnknowableSales):N0}");
        Line(output, "conflicts and questions", $"{all.Sum(r => r.Conflicts):N0}");
        Line(output, "took", $"{batch.Took.TotalSeconds:N1} s, of processor time {batch.Worked.TotalSeconds:N1} s: {batch.Polls / batch.Worked.TotalSeconds:N0} reads a second on one core");
        foreach (var (build, stories) in batch.Builds) Line(output, "built from " + build, $"{stories:N0} stories");
        Line(output, "stories that broke a rule", $"{failed.Count:N0}");
        foreach (var group in failed.GroupBy(r => r.Broken[0].Rule).OrderBy(g => g.Key))
            Line(output, "  " + group.Key, $"{group.Count():N0}: seeds {string.Join(", ", group.Take(20).Select(r => r.Seed))}");
        if (all.Select(r => r.Card).OfType<ScoreSheet>().ToList() is not { Count: > 0 } cards) return;
        output.WriteLine();
        output.Write(ScoreSheet.Sum(cards).ToText());
    }

    private static void Line(TextWriter output, string name, FormattableString value) =>
        output.WriteLine($"{name,-28} {value.ToString(CultureInfo.InvariantCulture)}");

    private static void Line(TextWriter output, string name, string value) => output.WriteLine($"{name,-28} {value}");
}
