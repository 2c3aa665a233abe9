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

/// <summary>The calendar of one home, a month at a time.</summary>
internal sealed class Month(IMediator modules, IStringLocalizer<Texts> texts, Words words, TimeProvider clock) : PageModel
{
    public PropertySummary Home { get; private set; } = null!;

    public IReadOnlyList<PropertySummary> Homes { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public MonthGrid Grid { get; private set; } = null!;

    public bool ShowsToday => (Today.Year, Today.Month) == (Grid.First.Year, Grid.First.Month);

    /// <summary>What touches the month itself, by arrival.</summary>
    public IReadOnlyList<ClaimView> Stays { get; private set; } = [];

    public StayWords Stay { get; private set; } = null!;

    public IEnumerable<string> Marks => Stays.Where(c => c.Standing == ClaimStanding.Held).Select(StayWords.Mark).Distinct();

    public async Task<IActionResult> OnGetAsync(Guid? propertyId, string? month, CancellationToken ct)
    {
        Homes = await modules.Send(new FindProperties(User.OwnerId(), WithArchived: true), ct);
        if (propertyId is null) return First();
        if (Homes.SingleOrDefault(h => h.Id == propertyId) is not { } home) return NotFound();

        Home = home;
        Today = clock.Today(home.TimeZone);
        await ReadAsync(MonthGrid.Parse(month, Today), ct);
        return Request.IsHtmx() ? this.Fragment("_Month", this) : Page();
    }

    public string Address(DateOnly month) => AddressOf(Home.Id, month);

    public static string AddressOf(Guid propertyId, DateOnly month) => $"/calendar/{propertyId}?month={month:yyyy-MM}";

    private RedirectResult First() =>
        Redirect(Homes.FirstOrDefault(h => !h.IsArchived) is { } first ? $"/calendar/{first.Id}" : "/timeline");

    private async Task ReadAsync(DateOnly month, CancellationToken ct)
    {
        var (from, until) = MonthGrid.Touched(month);
        var claims = await modules.Send(new FindClaims(User.OwnerId(), from, until, Home.Id), ct);
        Grid = MonthGrid.Of(month, Today, claims);
        Stays = [.. claims.Where(c => c.Nights.From < month.AddMonths(1) && c.Nights.Until >= month).OrderBy(c => c.Nights.From)];
        Stay = new StayWords(texts, words, await modules.Send(new FindPlatforms(), ct), Homes, Home);
    }
}
