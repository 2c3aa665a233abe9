using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Blocks.Pages.Reservations;

/// <summary>Who comes, who came and what is blocked, in all homes: filtered, searched, sorted, and fifty a page.</summary>
internal sealed class Index(ResasDb db, BulkRemoval removal, IMediator modules, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "")] public ClaimFilter Filter { get; set; } = new();

    public IReadOnlyList<PropertySummary> Homes { get; private set; } = [];
    public IReadOnlyList<PlatformInfo> Platforms { get; private set; } = [];
    public IReadOnlyList<ClaimLine> Lines { get; private set; } = [];
    public Words Words { get; private set; } = null!;
    public int Count { get; private set; }
    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var owner = User.OwnerId();
        Homes = await modules.Send(new FindProperties(owner, WithArchived: true), ct);
        Platforms = await modules.Send(new FindPlatforms(), ct);
        Words = await Words.ReadAsync(modules, texts, owner, ct);
        var today = clock.Today(Homes.FirstOrDefault(h => h.Id == Filter.Home)?.TimeZone ?? User.TimeZone());
        var found = new ClaimSearch(db, owner, Homes, today).Find(Filter);
        Count = await found.CountAsync(ct);
        var claims = await found.Skip((Math.Min(Filter.PageNumber, Pages) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var names = Homes.ToDictionary(h => h.Id, h => h.Name);
        Lines = [.. claims.Select(c => ClaimLine.Of(c, names.GetValueOrDefault(c.PropertyId, ""), today))];
        return Request.IsHtmx() ? this.Fragment("_List", this) : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid[] ids, CancellationToken ct)
    {
        var removed = await removal.RemoveAsync(User.OwnerId(), ids, ct);
        return removed.Count == 0
            ? this.DoneAt(Here(), texts["Bulk.Removed.None"])
            : this.DoneAt(Here(), texts[removed.Count == 1 ? "Bulk.Removed.One" : "Bulk.Removed.Many", removed.Count], Undo(removed));
    }

    public async Task<IActionResult> OnPostRestoreAsync(string undo, CancellationToken ct)
    {
        var (restored, taken) = await removal.RestoreAsync(User.OwnerId(), IdList.Read(undo), ct);
        var said = texts[restored == 1 ? "Bulk.Restored.One" : "Bulk.Restored.Many", restored].Value;
        return this.DoneAt(Here(), taken == 0 ? said : $"{said} {texts[taken == 1 ? "Bulk.Taken.One" : "Bulk.Taken.Many", taken]}");
    }

    public string Here(int? page = null) => Url.Page("/Reservations/Index", pageHandler: "", values: Filter.Route(page ?? Filter.PageNumber))!;

    public string Download(string format) => Url.Page("/Reservations/Download", new Dictionary<string, string>(Filter.Route()) { ["format"] = format })!;

    private string Undo(IReadOnlyCollection<Guid> removed) =>
        Url.Page("/Reservations/Index", "Restore", new Dictionary<string, string>(Filter.Route(Filter.PageNumber)) { ["undo"] = IdList.Write(removed) })!;
}
