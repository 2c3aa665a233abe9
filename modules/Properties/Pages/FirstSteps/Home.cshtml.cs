using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Time;
using Resas.Properties.FirstSteps;
using Resas.Properties.Pages.Properties;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>Step 1: the home's name. The form carries the id of what it makes, so that sent twice it makes one home.</summary>
internal sealed class Home(ResasDb db, Trails trails, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public HomeInput Form { get; set; } = new();
    [BindProperty] public Guid NewId { get; set; }

    public Trail? Trail { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        NewId = Guid.CreateVersion7(clock.GetUtcNow());
        if (Trail is { Home: var home }) Form = new() { Name = home.Name, TimeZone = home.TimeZone };
        else if (TimeZones.IsKnown(User.TimeZone())) Form.TimeZone = User.TimeZone();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return Refused();
        var home = id ?? NewId;
        return await db.RunAsync(token => SaveAsync(home, token), ct) switch
        {
            Saving.Done => this.To(Place.Platforms(home)),
            Saving.Full => Refused(texts["Homes.Full", Property.MaxPerOwner]),
            _ => NotFound(),
        };
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken ct)
    {
        if (id is { } homeId) Trail = await trails.FindAsync(User.OwnerId(), homeId, ct);
        return id is null || Trail is not null;
    }

    private async Task<Saving> SaveAsync(Guid id, CancellationToken ct)
    {
        var owner = User.OwnerId();
        var known = await db.Set<Property>().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (known is not null && known.OwnerId != owner) return Saving.Absent;
        if (known is null && id == Guid.Empty) return Saving.Absent;
        if (known is not null)
        {
            known.Describe(Form.Name!, Form.TimeZone!);
            return Saving.Done;
        }

        var colours = await db.Set<Property>().Where(p => p.OwnerId == owner).Select(p => p.Colour).ToListAsync(ct);
        if (colours.Count >= Property.MaxPerOwner) return Saving.Full;
        db.Add(Property.Create(id, owner, Form.Name!, Form.TimeZone!, colours, clock.Now()));
        return Saving.Done;
    }

    private PageResult Refused(string? sentence = null)
    {
        if (sentence is not null) ModelState.AddModelError("", sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private enum Saving { Done, Full, Absent }
}
