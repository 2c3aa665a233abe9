using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Platforms;
using Resas.Sync.Propagation;

namespace Resas.Sync.Import;

/// <summary>As many nights that a listing closes, at one time, right before taken nights and right after them, where another listing keeps as many closed
/// around them: preparation, handed on by a direct link (rule 5). They are held, but not told to that other one, which would put preparation around them
/// in turn, and so on through the whole calendar.</summary>
internal sealed class Slivers(ResasDb db, IMediator modules, PlatformCatalog platforms, TimeProvider clock)
{
    /// <summary>What a listing showed longer ago says nothing of it now: better told once too often.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(6);

    /// <summary>Every run that is short enough, with the listings that it came from: none is told as well, so that what is a sliver no longer is exported
    /// everywhere again. Of one whose other side may merely be past, what was known stays.</summary>
    public async Task<Beside> FindAsync(ListingSource source, Memory memory, DateOnly today, CancellationToken ct)
    {
        var runs = HeldRun.Of(memory.Nights.Where(n => !n.MayBeOurWord)).FindAll(r => r.Nights.Count <= platforms.MostPadding);
        if (runs.Count == 0) return Beside.Nothing;
        var others = await OthersAsync(source, ct);
        if (others.Count == 0) return Beside.Nothing;

        var told = memory.Served.Values.Where(n => n.GoneAt is null).Select(n => n.Night).ToHashSet();
        HashSet<DateOnly> taken = [.. memory.Own, .. told];
        var pairs = Pairs(runs, memory, taken);
        return new(
            [.. runs.Select(r => new ClaimReport(r.ClaimId, r.Kind, ClaimStanding.Held, r.Nights, r.Kind == ClaimKind.Reservation,
                Origins: OriginsOf(r, pairs[r], today, taken, others)))],
            [.. HandedOn(runs, pairs, told, others)]);
    }

    /// <summary>What a listing keeps closed around its own stays may be its own preparation; around ours, only another one's.</summary>
    private static IEnumerable<Evidence> HandedOn(List<HeldRun> runs, ILookup<HeldRun, Nights> pairs, HashSet<DateOnly> told, List<Other> others) =>
        from run in runs
        from between in pairs[run]
        where between.Each().All(told.Contains)
        from other in others
        where other.Closes(run) && other.HandsOn(run, between)
        select new Evidence(other.Listing, run.ClaimId);

    /// <returns>Null to leave what is known.</returns>
    private static List<Guid>? OriginsOf(HeldRun run, IEnumerable<Nights> betweens, DateOnly today, HashSet<DateOnly> taken, List<Other> others)
    {
        List<Guid> origins = [.. others.Where(o => betweens.Any(between => o.HandsOn(run, between))).Select(o => o.Listing)];
        if (origins.Count > 0 || run.Nights.From < today) return origins;
        var underWay = new Nights(today, run.Nights.From);
        return underWay.Each().All(taken.Contains) && others.Exists(o => o.HandsOn(run, underWay)) ? null : origins;
    }

    /// <summary>For each run, the taken nights between it and another of the same length and time.</summary>
    private static ILookup<HeldRun, Nights> Pairs(List<HeldRun> runs, Memory memory, HashSet<DateOnly> taken)
    {
        // What was there at the first look was there before us.
        var first = memory.Nights.Select(n => n.ClaimId).Concat(memory.Stays.Select(s => s.ClaimId)).Min(Ids.TimeOf);
        var pairs =
            from before in runs
            from after in runs
            where before.SeenAt > first && before.SeenAt == after.SeenAt && before.Nights.Count == after.Nights.Count && before.Nights.Until < after.Nights.From
            let between = new Nights(before.Nights.Until, after.Nights.From)
            where between.Each().All(taken.Contains)
            from side in new[] { before, after }
            select (side, between);
        return pairs.ToLookup(p => p.side, p => p.between);
    }

    /// <summary>The home's other listings whose platforms put preparation around what they have from us.</summary>
    private async Task<List<Other>> OthersAsync(ListingSource source, CancellationToken ct)
    {
        var others = new List<Other>();
        var listings = await modules.Send(new FindListings(source.OwnerId, source.PropertyId), ct);
        foreach (var listing in listings.Where(l => l.Id != source.ListingId && platforms.Of(l.Platform).EchoPadding > 0))
        {
            var shown = await ShownNights.ReadAsync(db, listing.Id, ct);
            var readAt = await ListingState.ReadAtAsync(db, listing.Id, ct);
            if (shown is null) continue;
            // What a season closes is closed around nothing.
            var season = (await SeenSpan.ReadAsync(db, listing.Id, ct)).Where(s => s.Standing == ClaimStanding.Window).SelectMany(s => s.Nights).Select(n => n.Night).ToHashSet();
            others.Add(new(listing.Id, clock.Now() - readAt < Stale ? platforms.Of(listing.Platform).EchoPadding : 0, readAt, [.. shown.Taken.Except(season)], season,
                ServedSpan.NightsOf(await ServedSpan.ReadAsync(db, listing.Id, ct))));
        }

        return others;
    }

    private sealed record Other(Guid Listing, int Padding, DateTime? ReadAt, HashSet<DateOnly> Taken, HashSet<DateOnly> Season, Dictionary<DateOnly, ServedNight> Served)
    {
        /// <summary>While it was not read since the nights were first seen, nobody knows whether it closes them.</summary>
        public bool HandsOn(HeldRun run, Nights between) => run.Nights.Count <= Padding && !run.Nights.Each().Any(Season.Contains)
            && between.Each().All(n => Has(n) ? Served[n].FirstPulledAt < run.SeenAt : Taken.Contains(n))
            && (ReadAt < run.SeenAt || Closes(run));

        public bool Closes(HeldRun run) => ReadAt >= run.SeenAt && run.Nights.Each().All(n => Taken.Contains(n) && !Has(n));

        private bool Has(DateOnly night) => Served.TryGetValue(night, out var served) && served.GoneAt is null;
    }
}

/// <param name="Reports">Every run that is short enough, with the listings that it came from.</param>
/// <param name="HandedOn">Those that are another listing's preparation beyond doubt.</param>
internal sealed record Beside(IReadOnlyList<ClaimReport> Reports, IReadOnlyList<Evidence> HandedOn)
{
    public static readonly Beside Nothing = new([], []);
}
