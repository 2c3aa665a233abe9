using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

internal sealed class FindPropertyHandler(ResasDb db) : IRequestHandler<FindProperty, PropertySummary?>
{
    private static readonly Prepared<Guid, Guid, PropertySummary> Home = new((db, id, owner) => db.Set<Property>().AsNoTracking()
        .Where(p => p.Id == id && p.OwnerId == owner)
        .Select(p => new PropertySummary(p.Id, p.OwnerId, p.Name, p.TimeZone, p.Colour, p.ArchivedAt != null, p.WholeId)));

    public Task<PropertySummary?> Handle(FindProperty request, CancellationToken ct) => Home.FindAsync(db, request.PropertyId, request.OwnerId, ct);
}
