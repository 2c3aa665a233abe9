using System.Collections.Concurrent;
using System.Diagnostics;

namespace Resas.Simulation;

/// <summary>Many stories, one after another on each thread.</summary>
/// <param name="Worked">Processor time, which says what a reading costs on a machine that does other things, too.</param>
internal sealed record Batch(IReadOnlyList<SeedReport> Reports, TimeSpan Took, TimeSpan Worked)
{
    public static async Task<Batch> RunAsync(Arguments arguments, Template template, TextWriter output)
    {
        var reports = new ConcurrentBag<SeedReport>();
        var settings = arguments.Trace ? arguments.Settings with { Trace = output.WriteLine } : arguments.Settings;
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await Parallel.ForEachAsync(Enumerable.Range(arguments.First, arguments.Last - arguments.First + 1),
            new ParallelOptions { MaxDegreeOfParallelism = arguments.Threads }, async (seed, _) => reports.Add(await OneAsync(seed, settings, template, output)));
        return new([.. reports.OrderBy(r => r.Seed)], watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    private static async Task<SeedReport> OneAsync(int seed, SimulationSettings settings, Template template, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var report = await Simulation.RunAsync(seed, settings, template);
        report.Took = watch.Elapsed;
        if (report.Broken.Count > 0)
        {
            await output.WriteLineAsync($"seed {seed} ({report.Pace}) broke {report.Broken[0]}{(report.Broken.Count > 1 ? $" (and {report.Broken.Count - 1} more)" : "")}");
            await output.FlushAsync();
        }

        return report;
    }
}
