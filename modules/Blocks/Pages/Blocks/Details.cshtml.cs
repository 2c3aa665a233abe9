using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Pages.Blocks;

internal sealed class Details(ResasDb db, OwnersHand hand, IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    public Claim Claim { get; private set; } = null!;
    public PropertySummary Home { get; private set; } = null!;
    public Words Words { get; private set; } = null!;

    /// <summary>The entry of the glossary that says why it holds nothing.</summary>
    public static string WordOf(ClaimStanding standing) => standing == ClaimStanding.Mirror ? "directlink" : "window";


    /// <summary>The name of the listing that it came from; null when entered by hand or when the listing is gone.</summary>
    public string? Listing { get; private set; }

    public IReadOnlyList<ConflictKind> Conflicts { get; private set; } = [];

    /// <summary>How far it has got on the home's other listings; nothing of what is not told to them.</summary>
    public IReadOnlyList<ListingPropagation> Elsewhere { get; private set; } = [];

    public ClaimHistory History { get; private set; } = null!;

    /// <summary>A note that was too long, so that it is not lost.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => !await LoadAsync(id, ct) ? NotFound()
        : Request.IsHtmx() ? this.InDrawer("_Details", Words.Who(Claim), Words.Stay(Claim.Nights)) : Page();

    public async Task<IActionResult> OnPostNoteAsync(Guid id, string? note, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (note?.Trim().Length > Claim.MaxNote)
        {
            Refused = note;
            return this.Refused("_Note", nameof(Refused), texts["Entry.Note.TooLong"]);
        }

        await hand.AnnotateAsync(User.OwnerId(), id, note, ct);
        return this.NotedAt(Url.Page("Details", pageHandler: "", values: new { id })!, texts["Note.Saved"]);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var owner = User.OwnerId();
        if (await db.Set<Claim>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.OwnerId == owner, ct) is not { } claim) return false;
        if (await modules.Send(new FindProperty(claim.PropertyId, owner), ct) is not { } home) return false;

        (Claim, Home) = (claim, home);
        Words = await Words.ReadAsync(modules, texts, owner, ct);
        Listing = (await modules.Send(new FindListings(owner, claim.PropertyId), ct)).FirstOrDefault(l => l.Id == claim.ListingId)?.Name;
        Conflicts = await db.Set<Conflict>().Where(c => c.ClosedAt == null && (c.FirstClaimId == id || c.SecondClaimId == id)).Select(c => c.Kind).ToListAsync(ct);
        History = await ClaimHistory.ReadAsync(db, owner, id, ct);
        if (claim.Holds) Elsewhere = await modules.Send(new FindPropagation(owner, claim.PropertyId, claim.Nights, claim.ListingId, claim.CreatedAt), ct);
        return true;
    }
}
