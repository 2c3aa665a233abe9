using System.Diagnostics;

namespace Resas.Benchmarks.Ical;

/// <summary>
/// Times several works on a noisy machine: in turns, so that noise meets all of them, for many rounds, of which the shortest of each counts, for noise
/// only ever adds.
/// </summary>
internal static class Timing
{
    public static double[] Seconds(double budget, params Func<long>[] works)
    {
        var clock = Stopwatch.StartNew();
        long kept = 0;
        var best = new double[works.Length];
        Array.Fill(best, double.MaxValue);
        for (var round = 0; round < 10 || (clock.Elapsed.TotalSeconds < budget && round < 50_000); round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                var begin = Stopwatch.GetTimestamp();
                kept += works[i]();
                best[i] = Math.Min(best[i], Stopwatch.GetElapsedTime(begin).TotalSeconds);
            }
        }

        GC.KeepAlive(kept);
        return best;
    }
}
