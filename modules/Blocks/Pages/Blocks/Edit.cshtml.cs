using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Blocks.Pages.Blocks;

internal sealed class Edit(ResasDb db, OwnersHand hand, IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public ClaimInput Form { get; set; } = new();

    public Claim Claim { get; private set; } = null!;
    public Words Words { get; private set; } = null!;
    public Outcome.Taken? Taken { get; private set; }

    public string Title => texts[Claim.IsManual ? $"Entry.Edit.{Claim.Kind}" : "Entry.Edit.Platform", Words.Source(Claim)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct)) return NotFound();
        Form = ClaimInput.Of(Claim);
        return Request.IsHtmx() ? this.InDrawer("_EditForm", Title) : Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => ChangeAsync(id, () => this.Refused("_EditForm"), ct);

    /// <summary>As it was, from the message that told of the change: if that can't be, with the form.</summary>
    public Task<IActionResult> OnPostBackAsync(Guid id, CancellationToken ct) => ChangeAsync(id, RefusedInForm, ct);

    /// <summary>Other nights alone, as a bar is dragged to them. That, too, is how it is taken back.</summary>
    public async Task<IActionResult> OnPostDatesAsync(Guid id, DateOnly? from, DateOnly? until, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct) || !Claim.IsManual) return NotFound();
        ModelState.Clear();
        (Form, var before) = (ClaimInput.Of(Claim), Claim.Nights);
        (Form.From, Form.Until) = (from, until);
        if (!TryValidateModel(Form, nameof(Form))) return RefusedInForm();

        switch (await hand.MoveAsync(User.OwnerId(), id, new(from!.Value, until!.Value), ct))
        {
            case Outcome.Held held:
                return this.DoneAt(FormMarkup.Calendar(held.PropertyId, held.Nights.From), texts["Entry.Moved", Words.Who(Claim), held.Nights.InFull()],
                    undo: $"/blocks/edit/{id}?handler=dates&from={before.From:yyyy-MM-dd}&until={before.Until:yyyy-MM-dd}");
            case Outcome.Taken taken:
                Taken = taken;
                ModelState.AddModelError("Form.From", texts["Entry.Taken"]);
                return RefusedInForm();
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ChangeAsync(Guid id, Func<IActionResult> refuse, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct)) return NotFound();
        if (!Claim.IsManual) KeepToTheNote();
        if (!ModelState.IsValid) return refuse();

        switch (await SaveAsync(id, ct))
        {
            case Outcome.Held held:
                return this.DoneAt(FormMarkup.Calendar(held.PropertyId, held.Nights.From), texts["Entry.Changed"], $"/blocks/edit/{id}?handler=back", ClaimInput.Of(Claim).Fields(nameof(Form)));
            case Outcome.Taken taken:
                Taken = taken;
                ModelState.AddModelError("Form.From", texts["Entry.Taken"]);
                return refuse();
            default:
                return NotFound();
        }
    }

    /// <summary>With the form, in which other nights can be chosen.</summary>
    private IActionResult RefusedInForm()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Request.IsHtmx() ? this.InDrawer("_EditForm", Title) : Page();
    }

    private Task<Outcome> SaveAsync(Guid id, CancellationToken ct) => Claim.IsManual
        ? hand.EditAsync(id, Form.ToEntry(Claim.PropertyId, User.OwnerId(), Claim.Kind), ct)
        : hand.AnnotateAsync(User.OwnerId(), id, Form.Note, ct);

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        var owner = User.OwnerId();
        if (await db.Set<Claim>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.OwnerId == owner && c.ReleasedAt == null, ct) is not { } claim) return false;
        Claim = claim;
        Words = await Words.ReadAsync(modules, texts, User.OwnerId(), ct);
        return true;
    }

    /// <summary>Of what a platform shows, the note alone is the owner's to write: nothing else of the form is asked or judged.</summary>
    private void KeepToTheNote()
    {
        foreach (var field in ModelState.Keys.Where(k => k != "Form.Note").ToList()) ModelState.Remove(field);
        if (Form.Note?.Length > Claim.MaxNote && ModelState.GetFieldValidationState("Form.Note") != ModelValidationState.Invalid)
            ModelState.AddModelError("Form.Note", texts["Entry.Note.TooLong"]);
    }
}
