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
using Resas.Web.Live;

namespace Resas.Web.Pages;

/// <summary>All homes of an owner over some weeks.</summary>
internal sealed class Timeline(IMediator modules, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    public Period Period { get; private set; }

    /// <summary>The owner's own date; each home has its own.</summary>
    public DateOnly Today { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public StayWords Stay { get; private set; } = null!;

    public CalendarTools Tools { get; private set; } = null!;

    /// <summary>Of the calendars as they are shown.</summary>
    public string Mark { get; private set; } = "";

    public IEnumerable<string> Marks =>
        Rows.SelectMany(r => r.Bars.Bars).Where(b => b.Claim.Standing == ClaimStanding.Held).Select(b => StayWords.Mark(b.Claim)).Distinct();

    public async Task<IActionResult> OnGetAsync(string? from, string? weeks, CancellationToken ct)
    {
        Today = clock.Today(User.TimeZone());
        Period = Period.Parse(from, weeks, Today);
        Mark = await LiveState.MarkAsync(modules, User.OwnerId(), ct);
        var homes = await modules.Send(new FindProperties(User.OwnerId()), ct);
        var platforms = await modules.Send(new FindPlatforms(), ct);
        var filter = CalendarFilter.Parse(Request.Query, platforms, homes);
        Stay = new StayWords(texts, platforms, homes);
        Tools = new(CalendarPlace.Timeline, "/timeline", "from", Period.From, filter, filter.Home ?? (homes.Count > 0 ? homes[0].Id : null), homes, platforms, Stay)
        {
            Kept = new Dictionary<string, string> { ["weeks"] = $"{Period.Weeks}" },
        };
        var claims = (await modules.Send(new FindClaims(User.OwnerId(), Period.Touched.From, Period.Touched.Until), ct)).Where(filter.Shows).ToLookup(c => c.PropertyId);
        Rows = [.. homes.Where(h => filter.Home is null || h.Id == filter.Home).Select(h => new Row(h, clock.Today(h.TimeZone), BarRow.Of(Period.From, Period.Days, homes.Where(h.Meets).SelectMany(reached => claims[reached.Id]))))];
        return Request.IsHtmx() ? this.Fragment("_Timeline", this) : Page();
    }

    public string Address(Period period) => Tools.Filter.On($"/timeline?from={period.From:yyyy-MM-dd}&weeks={period.Weeks}");

    public string TodayAddress => Tools.Filter.On($"/timeline?weeks={Period.Weeks}");

    internal sealed record Row(PropertySummary Home, DateOnly Today, BarRow Bars)
    {
        /// <summary>The night from which arrow keys start: tonight, else the first that is shown.</summary>
        public DateOnly Start => Today >= Bars.First && Today < Bars.First.AddDays(Bars.Days) ? Today : Bars.First;

        public bool CanBlockStart => Start >= Today && !Bars.Bars.Any(b => b.Claim.Standing == ClaimStanding.Held && b.Claim.Nights.Contains(Start));
    }
}
