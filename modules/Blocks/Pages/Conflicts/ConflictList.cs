using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Pages.Conflicts;

/// <summary>An owner's conflicts and questions, open and closed.</summary>
internal sealed class ConflictList
{
    private const int MaxClosed = 50;

    private ConflictList() { }

    public required Words Words { get; init; }
    public IReadOnlyList<Item> Open { get; private init; } = [];
    public IReadOnlyList<Item> Closed { get; private init; } = [];

    public static async Task<ConflictList> ReadAsync(ResasDb db, IMediator modules, IStringLocalizer<Texts> texts, Guid owner, CancellationToken ct)
    {
        var homes = await modules.Send(new FindProperties(owner, WithArchived: true), ct);
        var all = db.Set<Conflict>().AsNoTracking().Where(c => c.OwnerId == owner);
        var open = await all.Where(c => c.ClosedAt == null).OrderBy(c => c.From).ThenBy(c => c.Id).ToListAsync(ct);
        var closed = await all.Where(c => c.ClosedAt != null).OrderByDescending(c => c.ClosedAt).ThenBy(c => c.Id).Take(MaxClosed).ToListAsync(ct);
        var ids = open.Concat(closed).SelectMany(c => new[] { c.FirstClaimId, c.SecondClaimId }).Distinct().ToList();
        var claims = await db.Set<Claim>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);

        var openItems = new List<Item>();
        foreach (var item in Items(open)) openItems.Add(item with { FreeHomes = await FreeHomesAsync(db, homes, item, ct) });
        return new() { Words = await Words.ReadAsync(modules, texts, owner, ct), Open = openItems, Closed = [.. Items(closed)] };

        // A home is never deleted while its claims are there; what was read between two changes is left out.
        IEnumerable<Item> Items(IEnumerable<Conflict> conflicts) =>
            from c in conflicts
            join home in homes on c.PropertyId equals home.Id
            where claims.ContainsKey(c.FirstClaimId) && claims.ContainsKey(c.SecondClaimId)
            select new Item(c, home, claims[c.FirstClaimId], claims[c.SecondClaimId], [])
            {
                OtherHome = homes.FirstOrDefault(h => h.Id != home.Id && h.Id == claims[c.SecondClaimId].PropertyId),
            };
    }

    /// <summary>The owner's other homes that nobody holds on all nights of the later stay: where it could go.</summary>
    private static async Task<IReadOnlyList<string>> FreeHomesAsync(ResasDb db, IReadOnlyList<PropertySummary> homes, Item item, CancellationToken ct)
    {
        if (item.Conflict.Kind != ConflictKind.DoubleBooking || item.Second.Kind != ClaimKind.Reservation) return [];
        var (from, until) = (item.Second.From, item.Second.Until);
        var others = homes.Where(h => !h.IsArchived && h.Id != item.Home.Id).ToDictionary(h => h.Id, h => h.Name);
        var taken = await db.Set<HeldNight>().Where(n => others.Keys.Contains(n.PropertyId) && n.Night >= from && n.Night < until)
            .Select(n => n.PropertyId).Distinct().ToListAsync(ct);
        return [.. others.Where(h => !taken.Contains(h.Key)).Select(h => h.Value)];
    }

    internal sealed record Item(Conflict Conflict, PropertySummary Home, Claim First, Claim Second, IReadOnlyList<string> FreeHomes)
    {
        /// <summary>The second side's, when it is another: the house or one of its rooms.</summary>
        public PropertySummary? OtherHome { get; init; }

        public string Where => OtherHome is { } other ? $"{Home.Name}, {other.Name}" : Home.Name;

        public bool CanReopen => Conflict.IsReopenable && OtherHome?.Meets(Home) != false && Conflict.Between(First, Second) == Conflict.Kind;
    }
}
