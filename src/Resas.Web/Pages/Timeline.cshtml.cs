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

/// <summary>All homes of an owner over some weeks.</summary>
internal sealed class Timeline(IMediator modules, IStringLocalizer<Texts> texts, Words words, TimeProvider clock) : PageModel
{
    public Period Period { get; private set; }

    /// <summary>The owner's own date; each home has its own.</summary>
    public DateOnly Today { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public StayWords Stay { get; private set; } = null!;

    public IEnumerable<string> Marks =>
        Rows.SelectMany(r => r.Bars.Bars).Where(b => b.Claim.Standing == ClaimStanding.Held).Select(b => StayWords.Mark(b.Claim)).Distinct();

    public async Task<IActionResult> OnGetAsync(string? from, string? weeks, CancellationToken ct)
    {
        Today = clock.Today(User.TimeZone());
        Period = Period.Parse(from, weeks, Today);
        var homes = await modules.Send(new FindProperties(User.OwnerId()), ct);
        var claims = (await modules.Send(new FindClaims(User.OwnerId(), Period.Touched.From, Period.Touched.Until), ct)).ToLookup(c => c.PropertyId);
        Rows = [.. homes.Select(h => new Row(h, clock.Today(h.TimeZone), BarRow.Of(Period.From, Period.Days, homes.Where(h.Meets).SelectMany(reached => claims[reached.Id]))))];
        Stay = new StayWords(texts, words, await modules.Send(new FindPlatforms(), ct), homes);
        return Request.IsHtmx() ? this.Fragment("_Timeline", this) : Page();
    }

    public static string Address(Period period) => $"/timeline?from={period.From:yyyy-MM-dd}&weeks={period.Weeks}";

    internal sealed record Row(PropertySummary Home, DateOnly Today, BarRow Bars);
}
