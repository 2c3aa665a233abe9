using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Answers;

internal sealed class FindHomesDataHandler(ResasDb db) : IRequestHandler<FindHomesData, JsonObject>
{
    public async Task<JsonObject> Handle(FindHomesData request, CancellationToken ct)
    {
        var homes = await db.Set<Property>().AsNoTracking().Where(p => p.OwnerId == request.OwnerId).OrderBy(p => p.CreatedAt).Select(p => new
        {
            p.Id, p.Name, p.TimeZone, p.CreatedAt, p.ArchivedAt, PartOf = p.WholeId,
            p.Export.NightsBefore, p.Export.NightsAfter, ShownAs = p.Export.Summary, p.Export.Word,
        }).ToListAsync(ct);
        var listings = await db.Set<Listing>().AsNoTracking().Where(l => l.OwnerId == request.OwnerId).OrderBy(l => l.CreatedAt).Select(l => new
        {
            l.Id, Home = l.PropertyId, l.Platform, l.Name, IsRead = l.ImportAddress != null, OurAddress = request.Site + "/feeds/" + l.ExportKey + ".ics",
            l.SharesClosures, l.CreatedAt,
        }).ToListAsync(ct);
        return new JsonObject { ["homes"] = TakenAlong.Rows(homes), ["listings"] = TakenAlong.Rows(listings) };
    }
}
