using Resas.Contracts.Notifications;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Notifications.Jobs;
using Resas.Notifications.Mail;

namespace Resas.Notifications.Reactions;

/// <summary>Keeps the mail and plans its way out. Not sent here: a slow mail server would hold the database's write lock.</summary>
internal sealed class WhenMailRequested(ResasDb db, JobQueue jobs, TimeProvider clock) : IAnnouncementHandler<MailRequested>
{
    public async Task Handle(MailRequested announcement, CancellationToken ct)
    {
        var mail = OutgoingMail.Of(announcement, clock.Now());
        db.Add(mail);
        await jobs.PlanAsync<SendMail>(mail.Id.ToString(), clock.Now(), ct);
    }
}
