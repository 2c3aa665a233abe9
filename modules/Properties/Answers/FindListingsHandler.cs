using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

internal sealed class FindListingsHandler(ResasDb db) : IRequestHandler<FindListings, IReadOnlyList<ListingSummary>>
{
    private static readonly Prepared<Guid, Guid?, Found> Listings = new((db, owner, of) =>
        from listing in db.Set<Listing>().AsNoTracking()
        join home in db.Set<Property>() on listing.PropertyId equals home.Id
        where listing.OwnerId == owner && home.ArchivedAt == null && (of == null || home.Id == of)
        orderby listing.Platform, listing.CreatedAt
        select new Found(home.Name, new ListingSummary(listing.Id, listing.PropertyId, listing.Platform, listing.Name, listing.ImportAddress != null)));

    public async Task<IReadOnlyList<ListingSummary>> Handle(FindListings request, CancellationToken ct) =>
        [.. (await Listings.ListAsync(db, request.OwnerId, request.PropertyId, ct)).InOrder(f => f.Home).Select(f => f.Listing)];

    private sealed record Found(string Home, ListingSummary Listing);
}
