using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;

namespace Resas.Blocks.Pages.Conflicts;

/// <summary>One conflict: both sides side by side, what is advised, and the owner's word on it.</summary>
internal sealed class Room(ConflictLists lists, RoomSides roomSides, OwnersWord word, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public ConflictList List { get; private set; } = null!;

    public ConflictList.Item Item => List.Open.Concat(List.Closed).Single();

    /// <summary>The entry of the glossary that says what it is.</summary>
    public string Entry => Item.Conflict.Kind == ConflictKind.SameStayQuestion ? "directlink" : "conflict";

    public IReadOnlyList<RoomSide> Sides { get; private set; } = [];

    /// <summary>What the owner's last word did, said above the rest.</summary>
    public string? Said { get; private set; }

    /// <summary>The word that could not be taken.</summary>
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSameStayAsync(CancellationToken ct) =>
        await AnswerAsync(await word.SameStayAsync(User.OwnerId(), Id, ct), "Conflict.Said.SameStay", Undo, ct);

    public async Task<IActionResult> OnPostTwoStaysAsync(CancellationToken ct) =>
        await AnswerAsync(await word.TwoStaysAsync(User.OwnerId(), Id, ct), "Conflict.Said.TwoStays", null, ct);

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken ct) =>
        await AnswerAsync(await word.ReopenAsync(User.OwnerId(), Id, ct), "Conflict.Said.Reopened", null, ct);

    public async Task<IActionResult> OnPostResolveAsync(string? givesWay, string? note, CancellationToken ct)
    {
        if (!await ReadAsync(ct)) return NotFound();
        var said = new Settling(givesWay, note);
        if (Item.Conflict.IsOpen && said.ErrorOn(Item.Conflict) is var (field, sentence))
        {
            Refusal = new(Id, said, field, texts[sentence]);
            return this.Refused("_Room", field, Refusal.Sentence);
        }

        return await AnswerAsync(await said.SayAsync(word, User.OwnerId(), Id, ct), said.Said, Undo, ct);
    }

    private string Undo => $"/conflicts/{Id}?handler=Reopen";

    private async Task<IActionResult> AnswerAsync(Answered answered, string said, string? undo, CancellationToken ct)
    {
        if (answered == Answered.Absent) return NotFound();
        var isDone = answered == Answered.Done;
        var sentence = texts[isDone ? said : "Conflict.Said.TooLate"];
        if (!Request.IsHtmx()) return this.DoneAt($"/conflicts/{Id}", sentence, isDone ? undo : null);
        Said = sentence;
        return await ReadAsync(ct) ? this.Fragment("_Room", this) : NotFound();
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await lists.ReadOneAsync(User.OwnerId(), Id, ct) is not { } list) return false;
        List = list;
        Sides = await roomSides.OfAsync(User.OwnerId(), Item, ct);
        return true;
    }
}
