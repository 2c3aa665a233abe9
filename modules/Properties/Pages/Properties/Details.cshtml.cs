using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Properties.Pages.Properties;

internal sealed class Details(ResasDb db, IMediator modules, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public HomeInput Form { get; set; } = new();

    public PropertySummary Home { get; private set; } = null!;
    public IReadOnlyList<ListingRow> Listings { get; private set; } = [];
    public DateTime Now => clock.Now();

    /// <summary>Of the listings' health as it is shown.</summary>
    public string HealthMark { get; private set; } = "";

    /// <summary>Of which home it is a part, or which are its parts, in words; null when it stands alone.</summary>
    public string? House { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Form = new() { Name = Home.Name, TimeZone = Home.TimeZone };
        return Request.IsHtmx() ? this.Fragment("_Listings", this) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return this.Refused("_DetailsForm");
        await ChangeAsync(id, home => { home.Describe(Form.Name!, Form.TimeZone!); return null; }, ct);
        return Done(id, texts["Home.Changed"]);
    }

    public async Task<IActionResult> OnPostArchiveAsync(Guid id, CancellationToken ct) =>
        await ChangeAsync(id, home => home.Archive(clock.Now()) ? new PropertyArchived(home.Id, home.OwnerId) : null, ct)
            ? Done(id, texts["Home.ArchiveDone"]) : NotFound();

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken ct) =>
        await ChangeAsync(id, home => home.Restore() ? new PropertyRestored(home.Id, home.OwnerId) : null, ct)
            ? Done(id, texts["Home.RestoreDone"]) : NotFound();

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await modules.Send(new FindProperty(id, User.OwnerId()), ct) is not { } home) return false;
        Home = home;
        HealthMark = (await modules.Send(new FindSyncMarks([home.OwnerId]), ct)).GetValueOrDefault(home.OwnerId, SyncMarks.None).Health;
        House = texts.House(home, await modules.Send(new FindProperties(home.OwnerId, WithArchived: true), ct));
        Listings = await ListingRow.ReadAsync(db, modules, home.OwnerId, home.Id, ct);
        return true;
    }

    private Task<bool> ChangeAsync(Guid id, Func<Property, IAnnouncement?> change, CancellationToken ct)
    {
        var owner = User.OwnerId();
        return db.RunAsync(async token =>
        {
            if (await db.Set<Property>().SingleOrDefaultAsync(p => p.Id == id && p.OwnerId == owner, token) is not { } home) return false;
            if (change(home) is { } news) modules.Announce(news);
            return true;
        }, ct);
    }

    private IActionResult Done(Guid id, string sentence) => this.DoneAt(Url.Page("Details", new { id })!, sentence);
}
