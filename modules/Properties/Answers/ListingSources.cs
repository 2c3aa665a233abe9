using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

internal sealed class FindListingSourceHandler(ResasDb db) : IRequestHandler<FindListingSource, ListingSource?>
{
    public Task<ListingSource?> Handle(FindListingSource request, CancellationToken ct) =>
        db.ListingSource(l => l.Id == request.ListingId).SingleOrDefaultAsync(ct);
}

internal static class ListingSources
{
    public static IQueryable<ListingSource> ListingSource(this ResasDb db, Expression<Func<Listing, bool>> which) =>
        from listing in db.Set<Listing>().AsNoTracking().Where(which)
        join home in db.Set<Property>() on listing.PropertyId equals home.Id
        select new ListingSource(listing.Id, home.Id, home.OwnerId, listing.Platform, listing.Name, home.Name,
            listing.ImportAddress, home.TimeZone, home.ArchivedAt != null);
}
