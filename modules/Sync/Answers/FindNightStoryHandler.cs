using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Sync.Export;
using Resas.Sync.Import;

namespace Resas.Sync.Answers;

internal sealed class FindNightStoryHandler(ResasDb db, IMediator modules, IStringLocalizer<Texts> texts) : IRequestHandler<FindNightStory, IReadOnlyList<ListingNight>>
{
    private static readonly Decided[] Sightings =
    [
        Decided.TakenAsStay, Decided.TakenAsInferredStay, Decided.TakenAsClosure, Decided.TakenAsWindow, Decided.TakenAsMirror, Decided.MovedTo,
        Decided.Restored, Decided.IgnoredAsEcho, Decided.IgnoredAsPadding,
    ];

    public async Task<IReadOnlyList<ListingNight>> Handle(FindNightStory request, CancellationToken ct)
    {
        var all = await modules.Send(new FindProperties(request.OwnerId, WithArchived: true), ct);
        if (all.FirstOrDefault(h => h.Id == request.PropertyId) is not { } home) return [];
        var homes = all.Where(home.Meets).Select(h => h.Id).ToList();
        var words = new DecisionWords(texts, await modules.Send(new FindPlatforms(), ct), home.TimeZone);
        var decisions = await DecisionsAsync(request, homes, ct);
        var states = await db.Set<ListingState>().AsNoTracking()
            .Where(s => s.OwnerId == request.OwnerId && homes.Contains(s.PropertyId)).ToDictionaryAsync(s => s.ListingId, ct);
        var sights = await Sights.ReadAsync(db, [.. states.Keys], request.Night, ct);
        var platforms = (await modules.Send(new FindListings(request.OwnerId), ct)).ToDictionary(l => l.Id, l => l.Platform);

        return [.. states.Keys.Union(decisions.Select(d => d.ListingId))
            .Select(id => View(id, platforms.GetValueOrDefault(id), states.GetValueOrDefault(id), sights, [.. decisions.Where(d => d.ListingId == id)], request.Night, words))
            .OfType<ListingNight>().OrderBy(l => l.PropertyId != home.Id).ThenBy(l => l.Platform, StringComparer.Ordinal).ThenBy(l => l.ListingId)];
    }

    private Task<List<Decision>> DecisionsAsync(FindNightStory request, List<Guid> homes, CancellationToken ct)
    {
        var night = request.Night;
        return db.Set<Decision>().AsNoTracking().Where(d => d.OwnerId == request.OwnerId && homes.Contains(d.PropertyId))
            .Where(d => (d.From <= night && d.Until > night) || (d.FromBefore <= night && d.UntilBefore > night))
            .OrderBy(d => d.At).ThenBy(d => d.RunId).ThenBy(d => d.Place).ToListAsync(ct);
    }

    private static ListingNight? View(
        Guid id, string? platform, ListingState? state, Sights sights, List<Decision> decisions, DateOnly night, DecisionWords words)
    {
        var served = sights.Served.GetValueOrDefault(id);
        var isShown = sights.Shown.Contains(id) || Ignored.Parse(state?.Ignored).All.Contains(night);
        var missing = sights.Missing.TryGetValue(id, out var since) ? since : (DateTime?)null;
        if ((platform ?? decisions.FirstOrDefault()?.Platform) is not { } key || (decisions.Count == 0 && served is null && !isShown && missing is null)) return null;
        return new(id, state?.PropertyId ?? decisions[0].PropertyId, key, decisions.Find(d => Sightings.Contains(d.What) && d.Nights.Contains(night))?.At, isShown ? state?.LastReadAt : null, missing,
            served?.FirstPulledAt, served?.GoneAt,
            [.. decisions.Select(d => new NightDecision(d.At, d.What, d.Nights, d.ClaimId, words.Sentence(d), words.Rule(d)))]);
    }

    /// <summary>What the listings show of a night now, and had of it from us.</summary>
    private sealed record Sights(Dictionary<Guid, ServedSpan> Served, HashSet<Guid> Shown, Dictionary<Guid, DateTime?> Missing)
    {
        public static async Task<Sights> ReadAsync(ResasDb db, List<Guid> listings, DateOnly night, CancellationToken ct)
        {
            var closed = await db.Set<SeenSpan>().AsNoTracking().Where(s => listings.Contains(s.ListingId) && s.From <= night && s.Until > night).ToListAsync(ct);
            var stays = await db.Set<SeenStay>().AsNoTracking()
                .Where(s => listings.Contains(s.ListingId) && !s.HasEnded && s.From <= night && s.Until > night).ToListAsync(ct);
            var all = closed.Select(s => (s.ListingId, s.Absence)).Concat(stays.Select(s => (s.ListingId, s.Absence))).ToLookup(s => s.Absence.IsNone);
            var served = await db.Set<ServedSpan>().AsNoTracking().Where(s => listings.Contains(s.ListingId) && s.From <= night && s.Until > night).ToListAsync(ct);
            return new(
                served.DistinctBy(s => s.ListingId).ToDictionary(s => s.ListingId),
                [.. all[true].Select(s => s.ListingId)],
                all[false].GroupBy(s => s.ListingId).ToDictionary(g => g.Key, g => g.Min(s => s.Absence.Since)));
        }
    }
}
