using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Contracts;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Propagation;

namespace Resas.Sync.Pages.Sync;

/// <summary>Each night of a home on each of its listings: what we know, what was told, read and seen back.</summary>
internal sealed class Mirror(IMediator modules, Mirrors mirrors, DirectLinks links, LinkChecks checks, TimeProvider clock) : PageModel
{
    public const int Days = 60;

    public PropertySummary Home { get; private set; } = null!;
    public DateOnly Today { get; private set; }
    public Nights Shown { get; private set; }
    public IReadOnlyList<MirrorRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Guid, ListingExposure> Exposures { get; private set; } = new Dictionary<Guid, ListingExposure>();

    public bool HasDirectLinks { get; private set; }
    public bool HasLinksToCheck { get; private set; }

    public DateOnly? Earlier => Shown.From > Today ? Max(Today, Shown.From.AddDays(-Days)) : null;
    public DateOnly? Later => Shown.Until < Today.AddDays(Import.Shown.MaxDaysAhead) ? Shown.Until : null;

    public async Task<IActionResult> OnGetAsync(Guid propertyId, DateOnly? from, CancellationToken ct)
    {
        var owner = User.OwnerId();
        if (await modules.Send(new FindProperty(propertyId, owner), ct) is not { } home) return NotFound();
        (Home, Today) = (home, clock.Today(home.TimeZone));
        var first = Min(Max(Today, from ?? Today), Today.AddDays(Import.Shown.MaxDaysAhead));
        Shown = new(first, first.AddDays(Days));
        Rows = await mirrors.OfAsync(owner, propertyId, ct);
        Exposures = (await modules.Send(new FindExposure(owner, propertyId), ct)).ToDictionary(e => e.ListingId);
        HasDirectLinks = (await links.OfHomeAsync(owner, propertyId, ct)).Exists(l => l.IsOpen);
        HasLinksToCheck = (await checks.OfHomeAsync(owner, propertyId, ct)).Any(c => c.IsOpen);
        return Page();
    }

    /// <summary>What stands in a cell, beside its colour.</summary>
    public static string Sign(NightState state) => state switch
    {
        NightState.Own => "●",
        NightState.ClosedThere => "○",
        NightState.Published => "…",
        NightState.Read => "✓",
        NightState.SeenBack => "✓✓",
        NightState.StillSold => "!",
        _ => "",
    };

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
