using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Sync.Export;
using Resas.Sync.Propagation;

namespace Resas.Sync.Answers;

internal sealed class FindReadingsDataHandler(ResasDb db) : IRequestHandler<FindReadingsData, JsonObject>
{
    public async Task<JsonObject> Handle(FindReadingsData request, CancellationToken ct)
    {
        var log = await db.Set<SyncRun>().AsNoTracking().Where(r => r.OwnerId == request.OwnerId).OrderBy(r => r.StartedAt).Select(r => new
        {
            r.StartedAt, r.LastAt, r.Times, Home = r.PropertyId, Listing = r.ListingId, r.Platform, r.Outcome, r.Problem, r.ChangedMode,
            r.Found, r.Added, r.Changed, r.Freed, r.Skipped, r.Echoes, r.Missing,
        }).ToListAsync(ct);
        var listings = db.Set<ListingState>().Where(s => s.OwnerId == request.OwnerId).Select(s => s.ListingId);
        var pulls = await db.Set<Pull>().AsNoTracking().Where(p => listings.Contains(p.ListingId)).OrderBy(p => p.At)
            .Select(p => new { Listing = p.ListingId, p.At, p.By }).ToListAsync(ct);
        var links = await db.Set<DirectLink>().AsNoTracking().Where(l => l.OwnerId == request.OwnerId).OrderBy(l => l.LastSeenAt)
            .Select(l => new { Listing = l.ListingId, Reads = l.OtherListingId, l.LastSeenAt, l.ToldAt, l.RemovedAt, l.IsRefuted }).ToListAsync(ct);
        var asked = await db.Set<ListingState>().AsNoTracking().Where(s => s.OwnerId == request.OwnerId && (s.LinksAskedAt != null || s.LinksCheckedAt != null)).OrderBy(s => s.ListingId)
            .Select(s => new { Listing = s.ListingId, AskedAt = s.LinksAskedAt, CheckedAt = s.LinksCheckedAt }).ToListAsync(ct);
        return new JsonObject { ["log"] = TakenAlong.Rows(log), ["pulls"] = TakenAlong.Rows(pulls), ["directLinks"] = TakenAlong.Rows(links), ["linksChecked"] = TakenAlong.Rows(asked) };
    }
}
