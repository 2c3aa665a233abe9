using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Notifications.Preferences;

namespace Resas.Notifications.Answers;

internal sealed class FindMessagesDataHandler(ResasDb db) : IRequestHandler<FindMessagesData, JsonObject>
{
    public async Task<JsonObject> Handle(FindMessagesData request, CancellationToken ct)
    {
        var messages = await db.Set<Message>().AsNoTracking().Where(m => m.OwnerId == request.OwnerId).OrderBy(m => m.At).Select(m => new
        {
            m.At, m.Kind, Home = m.PropertyId, Listing = m.ListingId, m.Platform, m.OtherPlatform, m.From, m.Until, m.FromBefore, m.UntilBefore, m.Guest, m.Problem, m.Count, m.ReadAt,
        }).ToListAsync(ct);
        var choices = await db.Set<Preference>().AsNoTracking().Where(p => p.OwnerId == request.OwnerId).Select(p => new { p.Kind, p.InInbox, p.ByMail }).ToListAsync(ct);
        return new JsonObject { ["messages"] = TakenAlong.Rows(messages), ["messageSettings"] = TakenAlong.Rows(choices) };
    }
}
