using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Sync.Export;

namespace Resas.Sync.Import;

/// <summary>What must be known beside the document to judge what it shows.</summary>
/// <param name="Today">At the home.</param>
/// <param name="Spacing">How far apart two answers must lie to count as two.</param>
/// <param name="Served">What this listing's platform has pulled from us.</param>
/// <param name="Others">What every other source claims.</param>
internal sealed record Surroundings(
    DateTime Now, DateOnly Today, TimeSpan Spacing, TimeSpan EchoGrace,
    IReadOnlyDictionary<DateOnly, ServedNight> Served, IReadOnlyList<ExportedClaim> Others)
{
    public bool IsEcho(DateOnly night) => Served.TryGetValue(night, out var served) && served.IsEcho(Now, EchoGrace);

    /// <summary>The nights of a closed run that another source holds for a guest or the owner, and of which we never told this platform: most likely
    /// a direct link's mirror (rule 5). A link closes the whole of a stay; a run that covers only a part of one was sold on its own.</summary>
    public HashSet<DateOnly> MirroredIn(Nights run)
    {
        var stays = Others.Where(o => o.Kind != ClaimKind.Closure && o.Nights.Overlaps(run)).Select(o => o.Nights.Each().Where(n => n >= Today).ToList()).ToList();
        // Rooms of a house are sold for the same nights: one that it was told for the sake of another says nothing of this stay.
        var shared = stays.SelectMany(stay => stay).GroupBy(n => n).Where(n => n.Skip(1).Any()).Select(n => n.Key).ToHashSet();
        var mirrored = stays
            .Where(stay => stay.TrueForAll(n => run.Contains(n) && (!Served.ContainsKey(n) || shared.Contains(n))) && !stay.TrueForAll(Served.ContainsKey))
            .SelectMany(stay => stay).ToHashSet();
        // A link hands on the nights that the other platform keeps around its stay, too.
        if (mirrored.Count == 0) return mirrored;
        var closed = Others.Where(o => o.Kind == ClaimKind.Closure).SelectMany(o => o.Nights.Each()).Where(n => !Served.ContainsKey(n)).ToHashSet();
        foreach (var rest in Nights.Runs(run.Each().Where(n => !mirrored.Contains(n))).Where(rest => rest.Each().All(closed.Contains)).ToList())
            mirrored.UnionWith(rest.Each());
        return mirrored;
    }
}
