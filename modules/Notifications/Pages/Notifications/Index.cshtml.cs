using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Time;

namespace Resas.Notifications.Pages.Notifications;

internal sealed class Index(ResasDb db, MessageWords words, TimeProvider clock) : PageModel
{
    private const int PageSize = 20;

    /// <summary>Page number, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")] public int Number { get; set; } = 1;

    public Listing Shown { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Shown = await ReadAsync(ct);

    public async Task<IActionResult> OnPostReadAsync(Guid id, CancellationToken ct)
    {
        var now = clock.Now();
        await Mine().Where(m => m.Id == id && m.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), ct);
        return await AnswerAsync(ct);
    }

    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken ct)
    {
        var now = clock.Now();
        await Mine().Where(m => m.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), ct);
        return await AnswerAsync(ct);
    }

    private async Task<IActionResult> AnswerAsync(CancellationToken ct) =>
        Request.IsHtmx() ? this.Fragment("_Read", await ReadAsync(ct)) : RedirectToPage(new { p = Number > 1 ? Number : (int?)null });

    private async Task<Listing> ReadAsync(CancellationToken ct)
    {
        Number = Math.Clamp(Number, 1, 10_000);
        var shown = await Mine().AsNoTracking().Where(Message.IsShown)
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id)
            .Skip((Number - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        var hasOlder = shown.Count > PageSize;
        if (hasOlder) shown.RemoveAt(PageSize);

        var gatherings = shown.Where(m => m.Kind is MessageKind.Reservations or MessageKind.SameStayQuestions).Select(m => m.Id).ToList();
        // A question that is answered is one no more.
        var gathered = gatherings.Count == 0 ? [] : await Mine().AsNoTracking()
            .Where(m => m.PartOfId != null && gatherings.Contains(m.PartOfId.Value) && (m.Kind != MessageKind.SameStayQuestion || m.ReadAt == null)).ToListAsync(ct);
        var unread = await Mine().Where(Message.IsShown).CountAsync(m => m.ReadAt == null, ct);
        return new(await words.OfAsync(User.OwnerId(), shown, gathered.ToLookup(m => m.PartOfId!.Value), User.TimeZone(), ct), Number, hasOlder, unread);
    }

    private IQueryable<Message> Mine() => db.Set<Message>().Where(m => m.OwnerId == User.OwnerId());

    internal sealed record Listing(IReadOnlyList<MessageWords.View> Messages, int Number, bool HasOlder, int Unread);
}
