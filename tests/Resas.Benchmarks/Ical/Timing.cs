using System.Diagnostics;

namespace Resas.Benchmarks.Ical;

/// <summary>Times work on a noisy machine: many rounds, of which the shortest counts, for noise only ever adds.</summary>
internal static class Timing
{
    public static double Seconds(Func<long> work, double budget = 1.5)
    {
        var clock = Stopwatch.StartNew();
        long kept = 0;
        var best = double.MaxValue;
        for (var round = 0; round < 5 || (clock.Elapsed.TotalSeconds < budget && round < 20_000); round++)
        {
            var begin = Stopwatch.GetTimestamp();
            kept += work();
            var taken = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            if (round > 0) best = Math.Min(best, taken);
        }

        GC.KeepAlive(kept);
        return best;
    }
}
