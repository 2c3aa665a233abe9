using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

internal sealed class FindListingsHandler(ResasDb db) : IRequestHandler<FindListings, IReadOnlyList<ListingSummary>>
{
    public async Task<IReadOnlyList<ListingSummary>> Handle(FindListings request, CancellationToken ct)
    {
        var found = await (
            from listing in db.Set<Listing>().AsNoTracking()
            join home in db.Set<Property>() on listing.PropertyId equals home.Id
            where listing.OwnerId == request.OwnerId && home.ArchivedAt == null && (request.PropertyId == null || home.Id == request.PropertyId)
            orderby listing.Platform, listing.CreatedAt
            select new
            {
                Home = home.Name,
                Listing = new ListingSummary(listing.Id, listing.PropertyId, listing.Platform, listing.Name, listing.ImportAddress != null),
            }).ToListAsync(ct);
        return [.. found.InOrder(f => f.Home).Select(f => f.Listing)];
    }
}
