using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

internal sealed class FindPropertyHandler(ResasDb db) : IRequestHandler<FindProperty, PropertySummary?>
{
    public Task<PropertySummary?> Handle(FindProperty request, CancellationToken ct) => db.Set<Property>().AsNoTracking()
        .Where(p => p.Id == request.PropertyId && p.OwnerId == request.OwnerId)
        .Select(p => new PropertySummary(p.Id, p.OwnerId, p.Name, p.TimeZone, p.Colour, p.ArchivedAt != null, p.WholeId)).SingleOrDefaultAsync(ct);
}
