using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

internal sealed class FindListingSourceHandler(ResasDb db) : IRequestHandler<FindListingSource, ListingSource?>
{
    /// <summary>Asked at each reading, twice when there is news.</summary>
    private static readonly Prepared<Guid, ListingSource> Source = new((db, id) =>
        from listing in db.Set<Listing>().AsNoTracking()
        join home in db.Set<Property>() on listing.PropertyId equals home.Id
        where listing.Id == id
        select new ListingSource(listing.Id, home.Id, home.OwnerId, listing.Platform, listing.Name, home.Name,
            listing.ImportAddress, home.TimeZone, home.ArchivedAt != null));

    public Task<ListingSource?> Handle(FindListingSource request, CancellationToken ct) => Source.FindAsync(db, request.ListingId, ct);
}
