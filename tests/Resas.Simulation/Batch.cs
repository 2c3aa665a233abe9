using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Resas.Simulation.Reporting;

namespace Resas.Simulation;

/// <summary>Many stories, one after another on each thread.</summary>
/// <param name="Reports">Of all seeds, those known before included.</param>
/// <param name="Polls">Readings of those that were run now.</param>
/// <param name="Worked">Processor time, which says what a reading costs on a machine that does other things, too.</param>
/// <param name="Builds">How many stories of each build, when results are kept.</param>
internal sealed record Batch(IReadOnlyList<SeedReport> Reports, long Polls, TimeSpan Took, TimeSpan Worked, IReadOnlyList<(string Build, int Stories)> Builds)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <param name="output">Stories that break a rule, as soon as they do.</param>
    /// <param name="progress">How far it is, once a minute.</param>
    public static async Task<Batch> RunAsync(Arguments arguments, Template template, TextWriter output, TextWriter progress)
    {
        using var results = arguments.Results is { } path ? ResultsFile.Open(path, arguments.Settings) : null;
        var known = results?.Known.Where(l => l.Report.Broken.Count == 0 && l.Report.Seed >= arguments.First && l.Report.Seed <= arguments.Last).ToList() ?? [];
        var seeds = Enumerable.Range(arguments.First, arguments.Last - arguments.First + 1).Except(known.Select(l => l.Report.Seed)).ToList();
        var reports = new ConcurrentBag<SeedReport>();
        var settings = arguments.Trace ? arguments.Settings with { Trace = output.WriteLine } : arguments.Settings;
        var (watch, told, before) = (Stopwatch.StartNew(), Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = arguments.Threads }, async (seed, _) =>
        {
            var report = await OneAsync(seed, settings, template, output);
            reports.Add(report);
            results?.Add(report);
            lock (told)
            {
                if (told.Elapsed < Rest) return;
                told.Restart();
                progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reports.Count:N0} of {seeds.Count:N0} stories, {watch.Elapsed:h\\:mm\\:ss}"));
            }
        });
        var builds = known.Select(l => l.Build).Concat(reports.Select(_ => ResultsFile.Build)).CountBy(build => build).Select(b => (b.Key, b.Value));
        return new([.. known.Select(l => l.Report).Concat(reports).OrderBy(r => r.Seed)], reports.Sum(r => (long)r.Polls), watch.Elapsed,
            Environment.CpuUsage.TotalTime - before, results is null ? [] : [.. builds]);
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
