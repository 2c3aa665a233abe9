using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Kernel.Time;
using Resas.Notifications.Jobs;
using Resas.Notifications.Mail;

namespace Resas.Notifications.Pages.Notifications;

/// <summary>For administrators: mails that have not left. Their texts are not shown.</summary>
internal sealed class MailQueue(ResasDb db, JobQueue jobs, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Row> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Waiting = await db.Set<OutgoingMail>().AsNoTracking()
        .OrderByDescending(m => m.RequestedAt).Take(200)
        .Select(m => new Row(m.Id, m.To, m.Subject, m.RequestedAt, m.Attempts, m.LastError, m.IsGivenUp)).ToListAsync(ct);

    public Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken ct) => db.RunAsync<IActionResult>(async token =>
    {
        if (await db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == id, token) is not { } mail) return NotFound();
        mail.TryAgain();
        await jobs.PlanAsync<SendMail>(id.ToString(), clock.Now(), token);
        return RedirectToPage();
    }, ct);

    public Task<IActionResult> OnPostForgetAsync(Guid id, CancellationToken ct) => db.RunAsync<IActionResult>(async token =>
    {
        if (await db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == id, token) is not { } mail) return NotFound();
        db.Remove(mail);
        await jobs.DropAsync<SendMail>(id.ToString(), token);
        return RedirectToPage();
    }, ct);

    internal sealed record Row(Guid Id, string To, string Subject, DateTime RequestedAt, int Attempts, string? LastError, bool IsGivenUp);
}
