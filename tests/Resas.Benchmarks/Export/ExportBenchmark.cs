using System.Diagnostics;
using System.Globalization;
using System.Text;
using Resas.Testing;

namespace Resas.Benchmarks.Export;

/// <summary>The export feeds of the program as it runs, beside a bare Kestrel; writes its section of docs/benchmarks/synchronisation.md.</summary>
internal static class ExportBenchmark
{
    private const int Rounds = 9, Stays = 200, ManyStays = 5_000, Colds = 30, Warming = 100;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.5);

    public static async Task RunAsync()
    {
        // A test project is told where the program's files lie; this one is none.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_RESAS_WEB", Repository.File("src", "Resas.Web"));
        using var database = new TestDatabase();
        await using var writer = new ResasHost(database) { Clock = new() { Now = TimeProvider.System.GetUtcNow().UtcDateTime } };
        var homes = new Homes(writer);
        var usual = await homes.FillAsync(Stays);
        var large = await homes.FillAsync(ManyStays);
        await using var program = await new ResasProcess(database.Folder, ("ASPNETCORE_ENVIRONMENT", "Production")).StartAsync();
        var feed = new Uri(program.Site, usual.Path);

        var (file, tag, bytes) = await KeepAnswerAsync(feed);
        using var bare = await BareServer.StartAsync(file);
        var bound = new Uri(bare.Address, usual.Path);
        var whole = Compare(feed, bound, "200");
        var unchanged = Compare(feed, bound, "304", $"If-None-Match: {tag}");
        var cold = await ColdAsync(new Uri(program.Site, large.Path), large.Change);

        Section.Write("synchronisation.md", "export", Report(bytes, whole, unchanged, cold));
    }

    /// <summary>The program's own answer, for the bare server to give.</summary>
    private static async Task<(string File, string Tag, int Bytes)> KeepAnswerAsync(Uri feed)
    {
        using var load = new Load(feed, "200");
        var end = load.Answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (headers, body) = (load.Answer[..end].Split("\r\n")[1..], load.Answer[(end + 4)..]);
        var file = Path.Combine(AppContext.BaseDirectory, "export.ics");
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes(body));
        await File.WriteAllLinesAsync($"{file}.headers", headers);
        return (file, headers.Single(h => h.StartsWith("ETag: ", StringComparison.Ordinal))["ETag: ".Length..], body.Length);
    }

    /// <summary>In turns, so that what else the machine does meets both.</summary>
    private static Comparison Compare(Uri feed, Uri bound, string status, params string[] headers)
    {
        using var ours = new Load(feed, status, headers);
        using var theirs = new Load(bound, status, headers);
        if (Lines(ours) != Lines(theirs)) throw new InvalidOperationException("The two servers answer differently.");
        ours.Run(2 * Round);
        theirs.Run(2 * Round);
        return new([.. Enumerable.Range(0, Rounds).Select(_ => (ours.Run(Round), theirs.Run(Round)))]);
    }

    private static string Lines(Load load) => string.Join('\n', load.Answer.Split("\r\n").Where(l => !l.StartsWith("Date: ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    /// <summary>Milliseconds from asking to the last byte when the ledger has just changed: read, written, noted as served, sent.</summary>
    private static async Task<List<double>> ColdAsync(Uri feed, Func<Task> change)
    {
        using var http = new HttpClient();
        var times = new List<double>();
        for (var i = 0; i < Warming + Colds; i++)
        {
            await change();
            var begin = Stopwatch.GetTimestamp();
            await http.GetByteArrayAsync(feed);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        // The first ones are the just-in-time compiler's: a server's code has long been compiled when a calendar changes.
        return [.. times.Skip(Warming).Order()];
    }

    private static string Report(int bytes, Comparison whole, Comparison unchanged, List<double> cold) => string.Create(CultureInfo.InvariantCulture, $"""
        ## Export feeds

        Written by `dotnet run -c Release --project tests/Resas.Benchmarks -- export`. The program as it runs, with its schedule and a database file with a
        home of {Stays} stays, beside a Kestrel that gives the same answer, headers included, from memory: two processes, asked in turns over 32
        connections by one thread, {Rounds} rounds of {Round.TotalSeconds} s each; the median counts. Each answer of the program is proved to be the newest.

        | answer | program, requests/s | bare Kestrel, requests/s | ratio | goal |
        | --- | ---: | ---: | ---: | ---: |
        | 304 | {unchanged.Ours:N0} | {unchanged.Theirs:N0} | {unchanged.Ratio:P0} | 70 % |
        | 200, {bytes:N0} bytes | {whole.Ours:N0} | {whole.Theirs:N0} | {whole.Ratio:P0} | 70 % |

        The first answer after a change of a ledger of {ManyStays:N0} stays, made by another process: {cold[cold.Count / 2]:F1} ms (median of {cold.Count} after {Warming} to warm up; fastest {cold[0]:F1}, slowest {cold[^1]:F1}; goal 30 ms),
        with what the platform now has written down before it gets it.
        """);

    private sealed record Comparison(IReadOnlyList<(double Ours, double Theirs)> Rounds)
    {
        public double Ours => Median(Rounds.Select(r => r.Ours));
        public double Theirs => Median(Rounds.Select(r => r.Theirs));
        public double Ratio => Median(Rounds.Select(r => r.Ours / r.Theirs));

        private static double Median(IEnumerable<double> values) => values.Order().ElementAt(ExportBenchmark.Rounds / 2);
    }
}
