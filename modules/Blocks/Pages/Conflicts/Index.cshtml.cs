using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Pages.Conflicts;

internal sealed class Index(ResasDb db, OwnersWord word, IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    public ConflictList List { get; private set; } = null!;

    /// <summary>What the owner's last word did, said above the list.</summary>
    public string? Said { get; private set; }

    /// <summary>The conflict whose note was refused.</summary>
    public Guid? Refusal { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostSameStayAsync(Guid id, CancellationToken ct) =>
        await AnswerAsync(await word.SameStayAsync(User.OwnerId(), id, ct), "Conflict.Said.SameStay", ct);

    public async Task<IActionResult> OnPostTwoStaysAsync(Guid id, CancellationToken ct) =>
        await AnswerAsync(await word.TwoStaysAsync(User.OwnerId(), id, ct), "Conflict.Said.TwoStays", ct);

    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken ct) =>
        await AnswerAsync(await word.ReopenAsync(User.OwnerId(), id, ct), "Conflict.Said.Reopened", ct);

    public async Task<IActionResult> OnPostResolveAsync(Guid id, string? note, CancellationToken ct)
    {
        if (note?.Trim().Length > Claim.MaxNote)
        {
            Refusal = id;
            await ReadAsync(ct);
            return this.Refused("_Conflicts", nameof(note), texts["Entry.Note.TooLong"]);
        }

        return await AnswerAsync(await word.ResolveAsync(User.OwnerId(), id, note, ct), "Conflict.Said.Resolved", ct);
    }

    private async Task<IActionResult> AnswerAsync(Answered answered, string said, CancellationToken ct)
    {
        if (answered == Answered.Absent) return NotFound();
        var sentence = texts[answered == Answered.Done ? said : "Conflict.Said.TooLate"];
        if (!Request.IsHtmx()) return this.DoneAt("/conflicts", sentence);
        Said = sentence;
        await ReadAsync(ct);
        return this.Fragment("_Conflicts", this);
    }

    private async Task ReadAsync(CancellationToken ct) => List = await ConflictList.ReadAsync(db, modules, texts, User.OwnerId(), ct);
}
