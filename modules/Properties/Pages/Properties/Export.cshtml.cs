using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Time;

namespace Resas.Properties.Pages.Properties;

/// <summary>What the feeds of a home tell beyond the nights that are taken.</summary>
internal sealed class Export(ResasDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public Input Form { get; set; } = new();

    public OwnHome Home { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await Mine(id).AsNoTracking().SingleOrDefaultAsync(ct) is not { } home) return NotFound();
        Home = new(home.Id, home.Name);
        Form = new() { NightsBefore = home.Export.NightsBefore, NightsAfter = home.Export.NightsAfter, Summary = home.Export.Summary, Word = home.Export.Word };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await Mine(id).Select(p => new OwnHome(p.Id, p.Name)).SingleOrDefaultAsync(ct) is not { } home) return NotFound();
        Home = home;
        if (!ModelState.IsValid) return this.Refused("_ExportForm");
        await db.RunAsync(async token =>
        {
            var mine = await Mine(id).SingleAsync(token);
            mine.Export.Change(Form.NightsBefore!.Value, Form.NightsAfter!.Value, Form.Summary!.Value, Form.Word, clock.Now());
        }, ct);
        return this.DoneAt(Url.Page("Details", new { id })!, texts["HomeExport.Changed"]);
    }

    private IQueryable<Property> Mine(Guid id)
    {
        var owner = User.OwnerId();
        return db.Set<Property>().Where(p => p.Id == id && p.OwnerId == owner);
    }

    internal sealed record OwnHome(Guid Id, string Name);

    internal sealed class Input : IValidatableObject
    {
        [Required(ErrorMessage = "HomeExport.Nights.Range")]
        [Range(0, ExportChoice.MaxNights, ErrorMessage = "HomeExport.Nights.Range")]
        public int? NightsBefore { get; set; }

        [Required(ErrorMessage = "HomeExport.Nights.Range")]
        [Range(0, ExportChoice.MaxNights, ErrorMessage = "HomeExport.Nights.Range")]
        public int? NightsAfter { get; set; }

        [Required(ErrorMessage = "HomeExport.Summary.Missing")]
        [EnumDataType(typeof(ExportSummary), ErrorMessage = "HomeExport.Summary.Missing")]
        public ExportSummary? Summary { get; set; }

        [StringLength(ExportChoice.MaxWord, ErrorMessage = "HomeExport.Word.TooLong")]
        public string? Word { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            // Unlike those of attributes, these sentences are not looked up by the framework.
            var texts = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
            if (Summary == ExportSummary.Word && string.IsNullOrWhiteSpace(Word)) yield return new(texts["HomeExport.Word.Missing"], [nameof(Word)]);
            if (Word?.Any(char.IsControl) == true) yield return new(texts["HomeExport.Word.OneLine"], [nameof(Word)]);
        }
    }
}
