using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Blocks.Pages.Reservations;

/// <summary>What the list shows, or what was chosen in it, as a file. A page of its own only to say why there is none.</summary>
internal sealed class Download(ResasDb db, IMediator modules, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    public const int Most = 10_000;

    [BindProperty(SupportsGet = true, Name = "")] public ClaimFilter Filter { get; set; } = new();

    public int Count { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken ct) => await FileAsync(format, (await SearchAsync(ct)).Find(Filter), ct);

    /// <summary>Those that were ticked.</summary>
    public async Task<IActionResult> OnPostAsync(string? format, Guid[] ids, CancellationToken ct) =>
        await FileAsync(format, (await SearchAsync(ct)).Find([.. ids.Take(Most)]), ct);

    private async Task<ClaimSearch> SearchAsync(CancellationToken ct)
    {
        var homes = await modules.Send(new FindProperties(User.OwnerId(), WithArchived: true), ct);
        return new(db, User.OwnerId(), homes, clock.Today(homes.FirstOrDefault(h => h.Id == Filter.Home)?.TimeZone ?? User.TimeZone()));
    }

    private async Task<IActionResult> FileAsync(string? format, IQueryable<Claim> claims, CancellationToken ct)
    {
        if (format is not ("csv" or "ics")) return NotFound();
        // A calendar program would show as taken what has ended.
        if (format == "ics") claims = claims.Where(c => c.ReleasedAt == null);
        Count = await claims.CountAsync(ct);
        if (Count is 0 or > Most)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var words = await Words.ReadAsync(modules, texts, User.OwnerId(), ct);
        var name = $"resas-{clock.Today(User.TimeZone()):yyyy-MM-dd}.{format}";
        return format == "csv" ? new CsvFile(name, claims, words, texts) : new CalendarFile(name, claims, words, texts);
    }
}
