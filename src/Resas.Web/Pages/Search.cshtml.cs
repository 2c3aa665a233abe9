using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Web.Calendar;

namespace Resas.Web.Pages;

/// <summary>Finds a stay by its guest, its reservation code or the owner's note.</summary>
internal sealed class Search(IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    public const int LongestText = 100;
    private const int Most = 50;

    public string Text { get; private set; } = "";

    public FoundClaims Found { get; private set; } = new([], false);

    public IReadOnlyDictionary<Guid, PropertySummary> Homes { get; private set; } = new Dictionary<Guid, PropertySummary>();

    public StayWords Stay { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken ct)
    {
        Text = (q?.Length > LongestText ? q[..LongestText] : q)?.Trim() ?? "";
        var homes = await modules.Send(new FindProperties(User.OwnerId(), WithArchived: true), ct);
        Homes = homes.ToDictionary(h => h.Id);
        Stay = new StayWords(texts, await modules.Send(new FindPlatforms(), ct), homes);
        if (Text.Length > 0) Found = await modules.Send(new FindClaimsByText(User.OwnerId(), Text, Most), ct);
        return Request.IsHtmx() ? this.Fragment("_Found", this) : Page();
    }

    /// <summary>Le Moulin, du 24 au 27 novembre 2026; the note, which may be what was found, below.</summary>
    public string When(ClaimView claim) => texts["Search.When", Homes.GetValueOrDefault(claim.PropertyId)?.Name ?? "", claim.Nights.InWords(), claim.Nights.Until.Year];
}
