using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Time;

namespace Resas.Notifications.Pages.Notifications;

/// <summary>Goes to what a message is about. Having gone there is having read it.</summary>
internal sealed class Open(ResasDb db, TimeProvider clock) : PageModel
{
    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => db.RunAsync<IActionResult>(async token =>
    {
        if (await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == id && m.OwnerId == User.OwnerId(), token) is not { } message) return NotFound();
        message.Read(clock.Now());
        return LocalRedirect(MessageWords.Target(message));
    }, ct);
}
