using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

internal sealed class WhenDirectLinkFound(Inbox inbox, TimeProvider clock) :
    IAnnouncementHandler<DirectLinkFound>, IAnnouncementHandler<DirectLinkAnswered>, IAnnouncementHandler<DirectLinksQuestioned>, IAnnouncementHandler<DirectLinksChecked>
{
    public Task Handle(DirectLinkFound announcement, CancellationToken ct) => inbox.PutAsync(Message
        .About(MessageKind.DirectLink, announcement.OwnerId, announcement.PropertyId, announcement.AlarmId, clock.Now())
        .On(announcement.ListingId, announcement.Platform, announcement.OtherPlatform), ct);

    public Task Handle(DirectLinkAnswered announcement, CancellationToken ct) => inbox.SettleAsync(announcement.OwnerId, announcement.AlarmId, ct);

    public Task Handle(DirectLinksQuestioned announcement, CancellationToken ct) => inbox.PutAsync(Message
        .About(MessageKind.LinksToCheck, announcement.OwnerId, announcement.PropertyId, announcement.QuestionId, clock.Now()), ct);

    public Task Handle(DirectLinksChecked announcement, CancellationToken ct) =>
        inbox.SettleHomeAsync(announcement.OwnerId, announcement.PropertyId, MessageKind.LinksToCheck, ct);
}
