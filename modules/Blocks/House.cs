using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;

namespace Resas.Blocks;

/// <summary>The ledgers that one posting may change: of a home that stands alone, or of a house and the rooms that are let on their own.
/// A claim reaches its own home; on a house it reaches each room too, in a room it reaches the house. Two rooms never meet.</summary>
internal sealed class House
{
    private static readonly Prepared<Guid, Ledger> LedgersFrom = new((db, home) => db.Set<Ledger>().Where(l => l.PropertyId == home || l.WholeId == home));

    private readonly Dictionary<Guid, Ledger> ledgers;

    private House(IEnumerable<Ledger> ledgers) => this.ledgers = ledgers.ToDictionary(l => l.PropertyId);

    public IReadOnlyList<Guid> Homes => [.. ledgers.Keys];

    public Ledger this[Guid home] => ledgers[home];

    /// <summary>Reads the ledgers of the homes, and of the houses or rooms that they belong with. A home without one gets one, which is kept when it changes.</summary>
    public static async Task<House> ReadAsync(ResasDb db, Guid ownerId, IReadOnlyList<Guid> homes, CancellationToken ct)
    {
        var found = new HashSet<Ledger>();
        foreach (var home in homes)
        {
            var own = await LedgersFrom.ListAsync(db, home, ct);
            if (own.Find(l => l.PropertyId == home)?.WholeId is { } whole) own.AddRange(await LedgersFrom.ListAsync(db, whole, ct));
            found.UnionWith(own);
        }

        return new(found.Concat(homes.Where(home => found.All(l => l.PropertyId != home)).Select(home => Ledger.Of(home, ownerId))));
    }

    public bool Meet(Guid one, Guid other) => one == other || ledgers[one].WholeId == other || ledgers[other].WholeId == one;

    /// <summary>The homes whose calendars a claim of this home changes.</summary>
    public IEnumerable<Guid> ReachOf(Guid home) => ledgers.Keys.Where(other => Meet(home, other));

    /// <summary>Whether the claim closes the whole of which the home is a part, without anybody staying there.</summary>
    public bool IsClosureOfHouse(Claim claim, Guid home) => claim.Kind == ClaimKind.Closure && ledgers[home].WholeId == claim.PropertyId;

    /// <summary>What two claims are to each other now; null when nothing. That a platform closes a room while the house is sold there, or the house
    /// with a room, is what the owner wants of it: such a closure raises no question (rule 5).</summary>
    public ConflictKind? Between(Claim one, Claim other)
    {
        if (!Meet(one.PropertyId, other.PropertyId) || Conflict.Between(one, other) is not { } kind) return null;
        var isExplained = kind == ConflictKind.SameStayQuestion && one.PropertyId != other.PropertyId
            && (one.Standing == ClaimStanding.Mirror ? one : other).Kind == ClaimKind.Closure;
        return isExplained ? null : kind;
    }

    public bool IsMirrorOf(Claim mirror, Claim other) => Meet(mirror.PropertyId, other.PropertyId) && Conflict.IsMirrorOf(mirror, other);
}

internal static class HouseQueries
{
    /// <summary>The homes whose claims are on this home's calendar, itself first.</summary>
    public static async Task<IReadOnlyList<Guid>> ReachOfAsync(this ResasDb db, Guid home, CancellationToken ct)
    {
        var found = await db.Set<Ledger>().Where(l => l.PropertyId == home || l.WholeId == home).Select(l => new { l.PropertyId, l.WholeId }).ToListAsync(ct);
        var whole = found.Find(l => l.PropertyId == home)?.WholeId;
        return [home, .. found.Select(l => l.PropertyId).Where(id => id != home), .. whole is { } id ? [id] : Array.Empty<Guid>()];
    }

    // Most homes stand alone: theirs is the plainer question.
    public static IQueryable<Claim> Of(this IQueryable<Claim> claims, IReadOnlyList<Guid> homes) =>
        homes is [var home] ? claims.Where(c => c.PropertyId == home) : claims.Where(c => homes.Contains(c.PropertyId));

    public static IQueryable<Conflict> Of(this IQueryable<Conflict> conflicts, IReadOnlyList<Guid> homes) =>
        homes is [var home] ? conflicts.Where(c => c.PropertyId == home) : conflicts.Where(c => homes.Contains(c.PropertyId));

    public static IQueryable<PastEvent> Of(this IQueryable<PastEvent> events, IReadOnlyList<Guid> homes) =>
        homes is [var home] ? events.Where(e => e.PropertyId == home) : events.Where(e => homes.Contains(e.PropertyId));
}
