using System.Diagnostics;
using System.Globalization;
using Resas.ICalendar.Fuzz;

// dotnet run -c Release --project tests/Resas.ICalendar.Fuzz -- [inputs] [seed] [threads]     runs so many inputs; 10,000,000, 1 and 1 unless told
// dotnet run -c Release --project tests/Resas.ICalendar.Fuzz -- replay <seed> <number> <file>  writes one input to a file
// An input is made from the seed and its number alone: a find replays exactly. Ends with 1 when there was a find.
var corpus = Corpus.Load();
if (args is ["replay", var replaySeed, var number, var file])
{
    await File.WriteAllBytesAsync(file, new Mutator(corpus, ulong.Parse(replaySeed, CultureInfo.InvariantCulture), long.Parse(number, CultureInfo.InvariantCulture)).Make().ToArray());
    return 0;
}

var inputs = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
var seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var threads = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;

var clock = Stopwatch.StartNew();
var finds = 0;
long done = 0, complete = 0;
(TimeSpan Taken, long Number) slowest = default;
var gate = new Lock();

Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
{
    for (long i = thread; i < inputs && finds < 20; i += threads)
    {
        var begin = Stopwatch.GetTimestamp();
        var input = new Mutator(corpus, seed, i).Make();
        string? find;
        bool isComplete = false;
        try
        {
            find = Oracle.Judge(input, out isComplete);
        }
#pragma warning disable CA1031 // any exception is a find
        catch (Exception e)
#pragma warning restore CA1031
        {
            find = e.ToString();
        }

        var taken = Stopwatch.GetElapsedTime(begin);
        lock (gate)
        {
            if (isComplete) complete++;
            if (taken > slowest.Taken) slowest = (taken, i);
            if (find is not null)
            {
                finds++;
                Console.WriteLine($"Find: replay {seed} {i}: {find}");
            }

            if (++done % 500_000 == 0) Console.WriteLine($"{done:N0} inputs, {complete:N0} complete, {clock.Elapsed.TotalSeconds:N0} s, slowest {slowest.Taken.TotalMilliseconds:N0} ms (number {slowest.Number})");
        }
    }
});

Console.WriteLine($"{done:N0} inputs of seed {seed} in {clock.Elapsed.TotalSeconds:N0} s, {complete:N0} complete calendars; {finds} finds; slowest {slowest.Taken.TotalMilliseconds:N0} ms (number {slowest.Number}).");
return finds == 0 ? 0 : 1;
