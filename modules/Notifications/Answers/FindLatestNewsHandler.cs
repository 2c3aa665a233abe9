using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Notifications;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Notifications.Answers;

internal sealed class FindLatestNewsHandler(ResasDb db, MessageWords words) : IRequestHandler<FindLatestNews, IReadOnlyList<NewsItem>>
{
    private const int MaxNews = 20;

    public async Task<IReadOnlyList<NewsItem>> Handle(FindLatestNews request, CancellationToken ct)
    {
        var newest = await db.Set<Message>().AsNoTracking().Where(Message.IsShown).Where(m => m.OwnerId == request.OwnerId)
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Math.Clamp(request.Most, 1, MaxNews)).ToListAsync(ct);
        // What a message speaks for is not listed here.
        var none = Array.Empty<Message>().ToLookup(m => m.Id);
        return [.. (await words.OfAsync(request.OwnerId, newest, none, request.TimeZone, ct))
            .Select(m => new NewsItem(m.Id, m.State, m.Icon, m.Platform, m.Title, m.Details, m.At, m.Time, m.IsRead))];
    }
}
