using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;

namespace Resas.Blocks.Pages.Conflicts;

internal sealed class Index(ConflictLists lists, OwnersWord word, IStringLocalizer<Texts> texts) : PageModel
{
    public ConflictList List { get; private set; } = null!;

    /// <summary>What the owner's last word did, said above the list.</summary>
    public string? Said { get; private set; }

    /// <summary>The word that could not be taken.</summary>
    public Refusal? Refusal { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostSameStayAsync(Guid id, CancellationToken ct) =>
        await AnswerAsync(await word.SameStayAsync(User.OwnerId(), id, ct), "Conflict.Said.SameStay", ct);

    public async Task<IActionResult> OnPostTwoStaysAsync(Guid id, CancellationToken ct) =>
        await AnswerAsync(await word.TwoStaysAsync(User.OwnerId(), id, ct), "Conflict.Said.TwoStays", ct);

    /// <param name="alike">The conflicts that the owner saw, as <see cref="IdList"/> writes them.</param>
    public async Task<IActionResult> OnPostAlikeAsync(string? alike, CancellationToken ct)
    {
        var done = await word.OneStayEachAsync(User.OwnerId(), IdList.Read(alike), ct);
        return done.Count == 0
            ? this.DoneAt("/conflicts", texts["Conflict.Said.TooLate"])
            : this.DoneAt("/conflicts", texts["Alike.Said", done.Count], $"/conflicts?handler=ReopenAll&alike={IdList.Write(done)}");
    }

    public async Task<IActionResult> OnPostReopenAllAsync(string? alike, CancellationToken ct) =>
        this.DoneAt("/conflicts", texts[await word.ReopenAllAsync(User.OwnerId(), IdList.Read(alike), ct) > 0 ? "Alike.Reopened" : "Conflict.Said.TooLate"]);

    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken ct) =>
        await AnswerAsync(await word.ReopenAsync(User.OwnerId(), id, ct), "Conflict.Said.Reopened", ct);

    public async Task<IActionResult> OnPostResolveAsync(Guid id, string? givesWay, string? note, CancellationToken ct)
    {
        await ReadAsync(ct);
        var said = new Settling(givesWay, note);
        if (List.Open.FirstOrDefault(i => i.Conflict.Id == id) is { } item && said.ErrorOn(item.Conflict) is var (field, sentence))
        {
            Refusal = new(id, said, field, texts[sentence]);
            return this.Refused("_Conflicts", field, Refusal.Sentence);
        }

        return await AnswerAsync(await said.SayAsync(word, User.OwnerId(), id, ct), said.Said, ct);
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

    private async Task ReadAsync(CancellationToken ct) => List = await lists.ReadAsync(User.OwnerId(), ct);
}
