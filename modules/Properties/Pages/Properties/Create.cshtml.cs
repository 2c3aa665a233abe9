using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Time;

namespace Resas.Properties.Pages.Properties;

internal sealed class Create(ResasDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public HomeInput Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return this.Refused("_CreateForm");

        var owner = User.OwnerId();
        var created = await db.RunAsync(async token =>
        {
            var colours = await db.Set<Property>().Where(p => p.OwnerId == owner).Select(p => p.Colour).ToListAsync(token);
            if (colours.Count >= Property.MaxPerOwner) return null;
            var home = Property.Create(Guid.CreateVersion7(clock.GetUtcNow()), owner, Form.Name!, Form.TimeZone!, colours, clock.Now());
            db.Add(home);
            return home;
        }, ct);
        return created is null
            ? this.Refused("_CreateForm", "", texts["Homes.Full", Property.MaxPerOwner])
            : this.DoneAt(Url.Page("Details", new { id = created.Id })!, texts["Home.Created", created.Name]);
    }
}
