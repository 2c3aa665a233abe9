using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Kernel.Time;
using Resas.Notifications.Mail;

namespace Resas.Notifications.Jobs;

/// <summary>Sends one mail, and tries again ever more slowly. Neither the text nor the address is logged: mails hold links that sign in.</summary>
internal sealed class SendMail(ResasDb db, IMailTransport transport, TimeProvider clock, ILogger<SendMail> log) : IJob
{
    public static string Kind => "notifications.mail";

    public async Task<DateTime?> RunAsync(string key, CancellationToken ct)
    {
        var id = Guid.Parse(key);
        if (await db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { IsGivenUp: false } mail) return null;

        try
        {
            await transport.SendAsync(mail, ct);
        }
        catch (Exception failure) when (failure is IOException or MailRefusedException)
        {
            return await FailedAsync(id, failure, ct);
        }

        await db.Set<OutgoingMail>().Where(m => m.Id == id).ExecuteDeleteAsync(ct);
        log.LogInformation("Mail {Mail} has left", id);
        return null;
    }

    private Task<DateTime?> FailedAsync(Guid id, Exception failure, CancellationToken ct) => db.RunAsync(async token =>
    {
        if (await db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == id, token) is not { } mail) return null;
        var next = mail.Failed(failure.Message, forGood: failure is MailRefusedException, clock.Now());
        log.LogWarning("Mail {Mail} could not leave, attempt {Attempt}: {Failure} Next: {Next}", id, mail.Attempts, failure.Message, next);
        return next;
    }, ct);
}
