using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Notifications.Mail;

namespace Resas.Notifications.Jobs;

/// <summary>Writes one mail of all that an owner has not been mailed yet, once no more news comes in: a first import is one mail.</summary>
internal sealed class MailNews(ResasDb db, NewsMail mail, IMediator modules, TimeProvider clock) : IJob
{
    /// <summary>How long to wait for more; as long as the inbox gathers stays.</summary>
    public static readonly TimeSpan Quiet = Inbox.Burst;

    /// <summary>However much comes, the first of it waits no longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static string Kind => "notifications.mail-news";

    public Task<DateTime?> RunAsync(string key, CancellationToken ct) => db.RunAsync<DateTime?>(async token =>
    {
        var owner = Guid.Parse(key);
        var due = await db.Set<Message>().AsNoTracking().Where(m => m.OwnerId == owner && m.IsMailDue).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(token);
        if (due.Count == 0) return null;

        var leaves = due[^1].At + Quiet < due[0].At + Longest ? due[^1].At + Quiet : due[0].At + Longest;
        if (clock.Now() < leaves) return leaves;

        // In the same unit of work as the mail's row: told once, whatever dies.
        await db.Set<Message>().Where(m => m.OwnerId == owner && m.IsMailDue).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsMailDue, false), token);
        if (await modules.Send(new FindOwner(owner), token) is not { } reader) return null;
        using var speaking = Languages.Speak(reader.Language);
        await mail.SendAsync(reader, due, token);
        return null;
    }, ct);
}
