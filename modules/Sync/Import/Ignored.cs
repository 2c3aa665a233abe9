using System.Globalization;
using Resas.Contracts;

namespace Resas.Sync.Import;

/// <summary>The nights that a listing showed and that were passed over as our own, in a column: "e 2026-12-01 4;p 2026-12-05 1".</summary>
internal sealed record Ignored(IReadOnlySet<DateOnly> Echoes, IReadOnlySet<DateOnly> Padding)
{
    public IEnumerable<DateOnly> All => Echoes.Concat(Padding);

    /// <summary>What an answer that is not to be believed leaves out is remembered.</summary>
    public Ignored And(Ignored other) => new(Echoes.Union(other.Echoes).ToHashSet(), Padding.Union(other.Padding).ToHashSet());

    public static Ignored Parse(string? text)
    {
        var runs = (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(run => run.Split(' ')).ToLookup(run => run[0], RunOf);
        return new(runs["e"].SelectMany(r => r.Each()).ToHashSet(), runs["p"].SelectMany(r => r.Each()).ToHashSet());
    }

    /// <summary>Null for none.</summary>
    public string? Text
    {
        get
        {
            var runs = Nights.Runs(Echoes).Select(r => Write("e", r)).Concat(Nights.Runs(Padding).Select(r => Write("p", r))).ToList();
            return runs.Count == 0 ? null : string.Join(';', runs);
        }
    }

    private static Nights RunOf(string[] run)
    {
        var from = DateOnly.ParseExact(run[1], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(from, from.AddDays(int.Parse(run[2], CultureInfo.InvariantCulture)));
    }

    private static string Write(string mark, Nights run) => string.Create(CultureInfo.InvariantCulture, $"{mark} {run.From:yyyy-MM-dd} {run.Count}");
}
