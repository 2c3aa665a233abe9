using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Sync.Export;
using Resas.Sync.Propagation;

namespace Resas.Sync.Import;

/// <summary>What must be known beside the document to judge what it shows.</summary>
/// <param name="Today">At the home.</param>
/// <param name="Spacing">How far apart two answers must lie to count as two.</param>
/// <param name="Served">What this listing's platform has pulled from us.</param>
/// <param name="Others">What every other source claims.</param>
/// <param name="Before">The nights that the listing showed taken until now, for any reason.</param>
/// <param name="Links">The calendars that the platform takes over beside us, or may: all that is in them, mere closures too.</param>
internal sealed record Surroundings(
    DateTime Now, DateOnly Today, TimeSpan Spacing, TimeSpan EchoGrace,
    IReadOnlyDictionary<DateOnly, ServedNight> Served, IReadOnlyList<ExportedClaim> Others,
    IReadOnlySet<DateOnly> Before, IReadOnlyList<LinkedCalendar> Links)
{
    public bool IsEcho(DateOnly night) => Served.TryGetValue(night, out var served) && served.IsEcho(Now, EchoGrace);

    /// <summary>Whether the platform has been told that the night is free again: that it opens there is no surprise.</summary>
    public bool IsGivenBack(DateOnly night) => Served.TryGetValue(night, out var served) && served.GoneAt is not null;

    /// <summary>Whether the platform had the night from us, has given it back and has shown it open since.</summary>
    public bool WasSeenOpenAgain(DateOnly night) => Served.TryGetValue(night, out var served) && served.SeenOpenAt is not null;

    /// <summary>Whether all of a run that was taken for the listing's own is mirrored, as far as is known now.</summary>
    /// <param name="sources">What it may mirror.</param>
    public bool IsMirror(HeldRun run, IEnumerable<ExportedClaim> sources) => MirroredIn(run.Nights, run.SeenAt, sources).IsSupersetOf(run.Nights.Each());

    public bool HasLinks => Links.Any(link => link.IsKnown);

    /// <summary>Whether a link is known by which the platform may have had that from another one at the time.</summary>
    public bool IsHandedOn(ExportedClaim claim, DateTime by) => Links.Any(link => link.HandsOn(claim, by));

    /// <summary>Whether we had told the platform of one of the nights before it closed them.</summary>
    public bool WasServed(HeldRun run) => run.Nights.Each().Any(night => WasServed(night, run.SeenAt));

    /// <summary>The nights of a closed run that another source holds for a guest or the owner, and of which we never told this platform: most likely
    /// a direct link's mirror (rule 5). A link closes the whole of a stay; a run that covers only a part of one was sold on its own. Owners close the
    /// same nights on two platforms by hand: only where a link is known is a closure mirrored.</summary>
    /// <param name="closedAt">When the run was first seen closed, for whatever reason.</param>
    public HashSet<DateOnly> MirroredIn(Nights run, DateTime closedAt) => MirroredIn(run, Now, Others.Where(o => o.Kind != ClaimKind.Closure || IsHandedOn(o, closedAt)));

    /// <param name="seenAt">When the run was first seen closed: what we told the platform later is not why.</param>
    private HashSet<DateOnly> MirroredIn(Nights run, DateTime seenAt, IEnumerable<ExportedClaim> sources)
    {
        bool WasServed(DateOnly night) => this.WasServed(night, seenAt);
        var stays = sources.Where(o => o.Nights.Overlaps(run)).Select(o => o.Nights.Each().Where(n => n >= Today).ToList()).ToList();
        // Rooms of a house are sold for the same nights: one that it was told for the sake of another says nothing of this stay.
        var shared = stays.SelectMany(stay => stay).GroupBy(n => n).Where(n => n.Skip(1).Any()).Select(n => n.Key).ToHashSet();
        var mirrored = stays
            .Where(stay => stay.TrueForAll(n => run.Contains(n) && (!WasServed(n) || shared.Contains(n))) && !stay.TrueForAll(WasServed))
            .SelectMany(stay => stay).ToHashSet();
        // A link hands on the nights that the other platform keeps around its stay, too.
        if (mirrored.Count == 0) return mirrored;
        var closed = Others.Where(o => o.Kind == ClaimKind.Closure).SelectMany(o => o.Nights.Each()).Where(n => !WasServed(n)).ToHashSet();
        foreach (var rest in Nights.Runs(run.Each().Where(n => !mirrored.Contains(n))).Where(rest => rest.Each().All(closed.Contains)).ToList())
            mirrored.UnionWith(rest.Each());
        return mirrored;
    }

    private bool WasServed(DateOnly night, DateTime before) => Served.TryGetValue(night, out var served) && served.FirstPulledAt <= before;
}
