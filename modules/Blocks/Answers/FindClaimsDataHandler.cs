using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindClaimsDataHandler(ResasDb db) : IRequestHandler<FindClaimsData, JsonObject>
{
    public async Task<JsonObject> Handle(FindClaimsData request, CancellationToken ct)
    {
        var claims = await db.Set<Claim>().AsNoTracking().Where(c => c.OwnerId == request.OwnerId).OrderBy(c => c.From).ThenBy(c => c.Id).Select(c => new
        {
            c.Id, Home = c.PropertyId, c.Kind, c.Standing, c.From, c.Until, Listing = c.ListingId, c.Platform, c.Reason, c.Guest, c.Code, c.Note, c.IsInferred,
            c.CreatedAt, c.ChangedAt, c.ReleasedAt, c.ReleaseReason,
        }).ToListAsync(ct);
        var conflicts = await db.Set<Conflict>().AsNoTracking().Where(c => c.OwnerId == request.OwnerId).OrderBy(c => c.OpenedAt).Select(c => new
        {
            c.Id, Home = c.PropertyId, c.Kind, First = c.FirstClaimId, Second = c.SecondClaimId, c.From, c.Until, c.OpenedAt, c.ClosedAt, c.Closing, c.Note,
        }).ToListAsync(ct);
        var history = await db.Set<PastEvent>().AsNoTracking().Where(e => e.OwnerId == request.OwnerId).OrderBy(e => e.At).Select(e => new
        {
            e.At, e.What, Home = e.PropertyId, Claim = e.ClaimId, OtherClaim = e.OtherClaimId, e.From, e.Until, e.FromBefore, e.UntilBefore, e.Platform, e.Why,
        }).ToListAsync(ct);
        return new JsonObject { ["claims"] = TakenAlong.Rows(claims), ["conflicts"] = TakenAlong.Rows(conflicts), ["history"] = TakenAlong.Rows(history) };
    }
}
