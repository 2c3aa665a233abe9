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

/// <summary>The calendar of one home, a month at a time.</summary>
internal sealed class Month(IMediator modules, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    public PropertySummary Home { get; private set; } = null!;

    public IReadOnlyList<PropertySummary> Homes { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public MonthGrid Grid { get; private set; } = null!;

    public bool ShowsToday => (Today.Year, Today.Month) == (Grid.First.Year, Grid.First.Month);

    /// <summary>What touches the month itself, by arrival.</summary>
    public IReadOnlyList<ClaimView> Stays { get; private set; } = [];

    public StayWords Stay { get; private set; } = null!;

    public CalendarTools Tools { get; private set; } = null!;

    /// <summary>Of the calendars as they are shown.</summary>
    public string Mark { get; private set; } = "";

    public IEnumerable<string> Marks => Stays.Where(c => c.Standing == ClaimStanding.Held).Select(StayWords.Mark).Distinct();

    public async Task<IActionResult> OnGetAsync(Guid? propertyId, string? month, string? date, CancellationToken ct)
    {
        Homes = await modules.Send(new FindProperties(User.OwnerId(), WithArchived: true), ct);
        if (propertyId is null) return First();
        if (Homes.SingleOrDefault(h => h.Id == propertyId) is not { } home) return NotFound();

        Home = home;
        Today = clock.Today(home.TimeZone);
        await ReadAsync(MonthGrid.Parse(month ?? (date?.Length == 10 ? date[..7] : null), Today), ct);
        return Request.IsHtmx() ? this.Fragment("_Month", this) : Page();
    }

    public string Address(DateOnly month) => Tools.Filter.On(AddressOf(Home.Id, month));

    public string TodayAddress => Tools.Filter.On($"/calendar/{Home.Id}");

    public static string AddressOf(Guid propertyId, DateOnly month) => $"/calendar/{propertyId}?month={month:yyyy-MM}";

    private RedirectResult First() =>
        Redirect(Homes.FirstOrDefault(h => !h.IsArchived) is { } first ? $"/calendar/{first.Id}" : "/timeline");

    private async Task ReadAsync(DateOnly month, CancellationToken ct)
    {
        Mark = await LiveState.MarkAsync(modules, User.OwnerId(), ct);
        var (from, until) = MonthGrid.Touched(month);
        var claims = await modules.Send(new FindClaims(User.OwnerId(), from, until, Home.Id), ct);
        var platforms = await modules.Send(new FindPlatforms(), ct);
        var filter = CalendarFilter.Parse(Request.Query, platforms, []);
        Grid = MonthGrid.Of(month, Today, claims, filter.Shows);
        Stays = [.. claims.Where(c => filter.Shows(c) && c.Nights.From < month.AddMonths(1) && c.Nights.Until >= month).OrderBy(c => c.Nights.From)];
        Stay = new StayWords(texts, platforms, Homes, Home);
        Tools = new(CalendarPlace.Month, $"/calendar/{Home.Id}", "date", ShowsToday ? Today : month, filter, Home.Id, [], platforms, Stay);
    }
}
