using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;

namespace Resas.Blocks.Pages.Reservations;

/// <summary>Finds an owner's claims by a filter; of another owner's nothing, whatever is asked.</summary>
/// <param name="homes">The owner's, by name, archived ones too.</param>
/// <param name="today">The date where the homes are.</param>
internal sealed class ClaimSearch(ResasDb db, Guid ownerId, IReadOnlyList<PropertySummary> homes, DateOnly today)
{
    /// <summary>What an owner would call cancelled or taken away. Echoes and second sights of one stay never were stays of their own.</summary>
    private static readonly ReleaseReason?[] Ends = [ReleaseReason.Cancelled, ReleaseReason.Vanished, ReleaseReason.RemovedByOwner, ReleaseReason.ListingRemoved];

    public IQueryable<Claim> Find(ClaimFilter filter)
    {
        var claims = db.Set<Claim>().AsNoTracking().Where(c => c.OwnerId == ownerId);
        if (filter.Home is { } home) claims = claims.Where(c => c.PropertyId == home);
        if (filter.Platform == ClaimFilter.ByHand) claims = claims.Where(c => c.Platform == null);
        else if (!string.IsNullOrEmpty(filter.Platform)) claims = claims.Where(c => c.Platform == filter.Platform);
        foreach (var word in filter.Words) claims = claims.Where(c => c.SearchText!.Contains(word));
        if (filter.From is { } from) claims = claims.Where(c => c.Until > from);
        if (filter.Until is { } until) claims = claims.Where(c => c.From < until);
        return Ordered(InPeriod(OfKind(claims, filter.Kind), filter.Period), filter.Order);
    }

    /// <summary>Those of these ids that are the owner's, in the order of arrival.</summary>
    public IQueryable<Claim> Find(IReadOnlyCollection<Guid> ids) =>
        db.Set<Claim>().AsNoTracking().Where(c => c.OwnerId == ownerId && ids.Contains(c.Id)).OrderBy(c => c.From).ThenBy(c => c.Id);

    /// <summary>Without a kind: stays and blocks that count. What a platform closes is shown when it is asked for.</summary>
    private static IQueryable<Claim> OfKind(IQueryable<Claim> claims, ClaimKind? kind) => kind switch
    {
        null => claims.Where(c => c.Kind != ClaimKind.Closure && c.Standing == ClaimStanding.Held),
        ClaimKind.Closure => claims.Where(c => c.Kind == ClaimKind.Closure),
        _ => claims.Where(c => c.Kind == kind && c.Standing == ClaimStanding.Held),
    };

    private IQueryable<Claim> InPeriod(IQueryable<Claim> claims, ClaimPeriod period) => period switch
    {
        ClaimPeriod.Removed => claims.Where(c => c.ReleasedAt != null && Ends.Contains(c.ReleaseReason)),
        ClaimPeriod.Ahead => claims.Where(c => c.ReleasedAt == null && c.Until > today),
        ClaimPeriod.UnderWay => claims.Where(c => c.ReleasedAt == null && c.From <= today && c.Until > today),
        ClaimPeriod.Coming => claims.Where(c => c.ReleasedAt == null && c.From > today),
        ClaimPeriod.Past => claims.Where(c => c.ReleasedAt == null && c.Until <= today),
        _ => claims.Where(c => c.ReleasedAt == null),
    };

    private IQueryable<Claim> Ordered(IQueryable<Claim> claims, ClaimOrder order) => (order switch
    {
        ClaimOrder.LatestArrival => claims.OrderByDescending(c => c.From),
        ClaimOrder.Departure => claims.OrderBy(c => c.Until),
        ClaimOrder.Created => claims.OrderByDescending(c => c.CreatedAt),
        ClaimOrder.Home => claims.OrderBy(PlaceOfHome()).ThenBy(c => c.From),
        _ => claims.OrderBy(c => c.From),
    }).ThenBy(c => c.Id);

    /// <summary>The home's place by name, which the database knows nothing of: a case for each home, of which there are 30 at most.</summary>
    private Expression<Func<Claim, int>> PlaceOfHome()
    {
        var claim = Expression.Parameter(typeof(Claim));
        Expression place = Expression.Constant(homes.Count);
        for (var i = homes.Count - 1; i >= 0; i--)
            place = Expression.Condition(Expression.Equal(Expression.Property(claim, nameof(Claim.PropertyId)), Expression.Constant(homes[i].Id)), Expression.Constant(i), place);
        return Expression.Lambda<Func<Claim, int>>(place, claim);
    }
}
