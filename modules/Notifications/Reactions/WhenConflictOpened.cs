using Resas.Contracts.Blocks;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Notifications.Mail;

namespace Resas.Notifications.Reactions;

/// <summary>A double booking is an alarm, so it leaves by mail too; a question waits in the inbox.</summary>
internal sealed class WhenConflictOpened(Inbox inbox, AlarmMail mail, TimeProvider clock) : IAnnouncementHandler<ConflictOpened>
{
    public async Task Handle(ConflictOpened announcement, CancellationToken ct)
    {
        var isDouble = announcement.Kind == ConflictKind.DoubleBooking;
        var message = Message.About(
                isDouble ? MessageKind.DoubleBooking : MessageKind.SameStayQuestion, announcement.OwnerId, announcement.PropertyId, announcement.ConflictId, clock.Now())
            .On(listingId: null, announcement.FirstPlatform, announcement.SecondPlatform).For(announcement.Nights).And(announcement.OtherPropertyId);
        if (await inbox.PutAsync(message, ct) && isDouble) await mail.SendAsync(message, ct);
    }
}
