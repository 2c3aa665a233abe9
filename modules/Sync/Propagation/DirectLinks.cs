using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Export;

namespace Resas.Sync.Propagation;

/// <summary>Finds platforms that owners have linked to each other beside us, tells of them once, and hears what the owner did about it.</summary>
internal sealed class DirectLinks(ResasDb db, IMediator modules, Ids ids, TimeProvider clock)
{
    private static readonly Prepared<Guid, DirectLink> LinksOf = new((db, listing) => db.Set<DirectLink>().AsNoTracking().Where(l => l.ListingId == listing && l.Seen > 0));

    private static readonly Prepared<Guid, DirectLink> ReadersOf = new((db, other) => db.Set<DirectLink>().AsNoTracking().Where(l => l.OtherListingId == other && l.Seen >= DirectLink.Enough && !l.IsRefuted));

    /// <summary>The calendars that the listing takes over, or may.</summary>
    public async Task<IReadOnlyList<LinkedCalendar>> OfAsync(Guid listingId, CancellationToken ct)
    {
        var calendars = new List<LinkedCalendar>();
        foreach (var link in (await LinksOf.ListAsync(db, listingId, ct)).Where(l => l.MayHandOn(clock.Now())))
            calendars.Add(await CalendarAsync(link.OtherListingId, link.Seen >= DirectLink.Enough, link.RemovedAt is not null, ct));

        return calendars;
    }

    /// <summary>The listings whose calendars it takes over no longer, as its owner says. Of a chain only the ends may have been seen: it may have had the nights of
    /// the one from another that takes that one over.</summary>
    public async Task<IReadOnlyList<Guid>> NoLongerReadAsync(Guid listingId, IReadOnlyList<LinkedCalendar> links, CancellationToken ct)
    {
        var others = new List<Guid>();
        foreach (var removed in links.Where(l => l.IsRemoved).Select(l => l.ListingId))
            others.AddRange([removed, .. (await ReadersOf.ListAsync(db, removed, ct)).Select(l => l.ListingId)]);
        return [.. others.Where(other => other != listingId).Distinct()];
    }

    /// <summary>What is to be reported, with where its new mirrors may have come from by way of us: whoever has the nights from us must not have them once more for
    /// the mirror's sake. Where all is called closed, a mirror may be a sale: there only those are thought of that the platform may be linked to.</summary>
    public async Task<IReadOnlyList<ClaimReport>> TraceAsync(ListingSource source, IReadOnlyList<ClaimReport> claims, IReadOnlySet<Guid> mirrors, IReadOnlyList<LinkedCalendar> links, CancellationToken ct)
    {
        if (mirrors.Count == 0) return claims;
        var siblings = claims.Any(c => c.Kind == ClaimKind.Closure && mirrors.Contains(c.ClaimId)) ? await SiblingsAsync(source, ct) : [];
        return [.. claims.Select(c => mirrors.Contains(c.ClaimId) ? c with { Origins = OriginsOf(c) } : c)];

        List<Guid> OriginsOf(ClaimReport mirror) =>
            [.. (mirror.Kind == ClaimKind.Closure ? links.Concat(siblings) : links).Where(l => l.Has(mirror.Nights)).Select(l => l.ListingId).Distinct()];
    }

    /// <summary>A listing that closes what another one holds for a guest, or keeps closed around what it has from us, without having that from us too.
    /// In the caller's unit of work.</summary>
    public async Task NoteAsync(ListingSource source, IEnumerable<Evidence> evidence, CancellationToken ct)
    {
        foreach (var seen in evidence.GroupBy(e => e.Other))
        {
            // Airbnb itself closes a house with its rooms: nobody has to remove that.
            if (await modules.Send(new FindListingSource(seen.Key), ct) is not { } linked || linked.Platform == source.Platform) continue;
            if (await FindAsync(source, seen.Key, seen.All(e => e.IsVague), ct) is not { } link) continue;
            foreach (var claim in seen.Select(e => e.ClaimId).Where(claim => link.Saw(claim, clock.Now()))) Tell(link, source, linked.Platform);
        }
    }

    /// <summary>Those that the owner was told of: unanswered ones first, then the latest.</summary>
    public Task<List<DirectLink>> OfHomeAsync(Guid ownerId, Guid propertyId, CancellationToken ct) => db.Set<DirectLink>().AsNoTracking()
        .Where(l => l.OwnerId == ownerId && l.PropertyId == propertyId && l.ToldAt != null)
        .OrderBy(l => l.IsRefuted || l.RemovedAt != null).ThenByDescending(l => l.ToldAt).ThenBy(l => l.Id).ToListAsync(ct);

    /// <returns>False when it is no such owner's.</returns>
    public Task<bool> AnswerAsync(Guid ownerId, Guid linkId, Action<DirectLink> answer, CancellationToken ct) => db.RunAsync(async token =>
    {
        if (await db.Set<DirectLink>().SingleOrDefaultAsync(l => l.Id == linkId && l.OwnerId == ownerId, token) is not { } link) return false;
        answer(link);
        if (link is { IsOpen: false, AlarmId: { } alarm }) modules.Announce(new DirectLinkAnswered(alarm, link.OwnerId));
        return true;
    }, ct);

    private async Task<List<LinkedCalendar>> SiblingsAsync(ListingSource source, CancellationToken ct)
    {
        var calendars = new List<LinkedCalendar>();
        foreach (var listing in (await modules.Send(new FindListings(source.OwnerId, source.PropertyId), ct)).Where(l => l.Id != source.ListingId))
            calendars.Add(await CalendarAsync(listing.Id, isKnown: false, isRemoved: false, ct));
        return calendars;
    }

    private async Task<LinkedCalendar> CalendarAsync(Guid listingId, bool isKnown, bool isRemoved, CancellationToken ct)
    {
        var (told, shown) = (await ServedSpan.ReadAsync(db, listingId, ct), await ShownNights.ReadAsync(db, listingId, ct));
        return new(listingId, isKnown, isRemoved, ServedSpan.NightsOf(told.Where(s => s.GoneAt is not { } gone || clock.Now() - gone < DirectLink.Aftermath)), shown?.Taken ?? []);
    }

    private void Tell(DirectLink link, ListingSource source, string otherPlatform)
    {
        var alarm = ids.New(clock.Now());
        link.Tell(alarm, clock.Now());
        modules.Announce(new DirectLinkFound(alarm, source.ListingId, source.PropertyId, source.OwnerId, source.Platform, otherPlatform));
    }

    private async Task<DirectLink?> FindAsync(ListingSource source, Guid other, bool onlyKnown, CancellationToken ct)
    {
        var known = await db.Set<DirectLink>().SingleOrDefaultAsync(l => l.ListingId == source.ListingId && l.OtherListingId == other, ct);
        // Of one that was removed, only what is beyond doubt tells that it is back.
        if (onlyKnown) return known is { RemovedAt: null } ? known : null;
        return known ?? db.Add(new DirectLink { Id = ids.New(clock.Now()), PropertyId = source.PropertyId, OwnerId = source.OwnerId, ListingId = source.ListingId, OtherListingId = other }).Entity;
    }
}

/// <summary>A calendar that another listing takes over beside us, or may.</summary>
/// <param name="IsKnown">It was seen often enough.</param>
/// <param name="IsRemoved">Its owner says that it is taken over no longer; what was may still be on its way.</param>
/// <param name="Told">The nights that its platform has from us, or had until lately: they are handed on too.</param>
/// <param name="Taken">What it shows taken, for any reason.</param>
internal sealed record LinkedCalendar(Guid ListingId, bool IsKnown, bool IsRemoved, IReadOnlyDictionary<DateOnly, ServedNight> Told, IReadOnlySet<DateOnly> Taken)
{
    /// <summary>Whether it hands that on, and did so by then: what it only has from us, no sooner than it had it.</summary>
    public bool HandsOn(ExportedClaim claim, DateTime by) =>
        IsKnown && (claim.ListingId == ListingId || claim.Nights.Each().All(night => Told.TryGetValue(night, out var told) && told.FirstPulledAt <= by));

    public bool Has(Nights nights) => nights.Each().All(Told.ContainsKey);

    /// <summary>Whether it had the nights from us no earlier than that.</summary>
    public bool HasSince(Nights nights, DateTime then) => nights.Each().All(night => Told.TryGetValue(night, out var told) && told.FirstPulledAt >= then);
}
