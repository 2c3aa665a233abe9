using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Notifications.Mail;

namespace Resas.Notifications.Reactions;

/// <summary>An alarm, so it leaves by mail too: once, however often the run grows.</summary>
internal sealed class WhenNightsStillSold(Inbox inbox, AlarmMail mail, TimeProvider clock) : IAnnouncementHandler<NightsStillSold>, IAnnouncementHandler<NightsNoLongerSold>
{
    public async Task Handle(NightsStillSold announcement, CancellationToken ct)
    {
        var message = Message.About(MessageKind.StillSold, announcement.OwnerId, announcement.PropertyId, announcement.AlarmId, clock.Now())
            .On(announcement.ListingId, announcement.Platform).For(announcement.Nights);
        var isFirst = !await inbox.HasAnyAsync(announcement.OwnerId, announcement.AlarmId, ct);
        await inbox.PutAsync(message, ct);
        if (isFirst) await mail.SendAsync(message, ct);
    }

    public async Task Handle(NightsNoLongerSold announcement, CancellationToken ct)
    {
        await inbox.SettleAsync(announcement.OwnerId, announcement.AlarmId, ct);
        await inbox.PutAsync(Message.About(MessageKind.NoLongerSold, announcement.OwnerId, announcement.PropertyId, announcement.AlarmId, clock.Now())
            .On(announcement.ListingId, announcement.Platform).For(announcement.Nights), ct);
    }
}
