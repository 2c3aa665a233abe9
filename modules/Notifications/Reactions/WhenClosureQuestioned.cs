using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications.Reactions;

internal sealed class WhenClosureQuestioned(Inbox inbox, TimeProvider clock) : IAnnouncementHandler<ClosureQuestioned>
{
    public Task Handle(ClosureQuestioned announcement, CancellationToken ct) =>
        inbox.PutAsync(Message.About(MessageKind.ClosureQuestion, announcement.OwnerId, announcement.PropertyId, announcement.QuestionId, clock.Now())
            .On(announcement.ListingId, announcement.Platform).For(announcement.Nights), ct);
}
