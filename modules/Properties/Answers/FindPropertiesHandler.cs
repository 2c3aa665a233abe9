using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

internal sealed class FindPropertiesHandler(ResasDb db) : IRequestHandler<FindProperties, IReadOnlyList<PropertySummary>>
{
    public async Task<IReadOnlyList<PropertySummary>> Handle(FindProperties request, CancellationToken ct)
    {
        var homes = await db.Set<Property>().AsNoTracking()
            .Where(p => p.OwnerId == request.OwnerId && (request.WithArchived || p.ArchivedAt == null))
            .Select(p => new PropertySummary(p.Id, p.OwnerId, p.Name, p.TimeZone, p.Colour, p.ArchivedAt != null, p.WholeId)).ToListAsync(ct);
        return homes.InOrder(p => p.Name);
    }
}
