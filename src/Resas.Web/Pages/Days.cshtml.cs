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

/// <summary>All homes day by day: the calendar as it fits a phone.</summary>
internal sealed class Days(IMediator modules, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    /// <summary>The owner's own date.</summary>
    public DateOnly Today { get; private set; }

    public DateOnly From { get; private set; }

    public IReadOnlyList<PropertySummary> Homes { get; private set; } = [];

    public DayList List { get; private set; } = new([]);

    public StayWords Stay { get; private set; } = null!;

    public CalendarTools Tools { get; private set; } = null!;

    /// <summary>Of the calendars as they are shown.</summary>
    public string Mark { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? from, CancellationToken ct)
    {
        Mark = await LiveState.MarkAsync(modules, User.OwnerId(), ct);
        Today = clock.Today(User.TimeZone());
        From = DayList.Parse(from, Today);
        Homes = await modules.Send(new FindProperties(User.OwnerId()), ct);
        var platforms = await modules.Send(new FindPlatforms(), ct);
        var filter = CalendarFilter.Parse(Request.Query, platforms, Homes);
        Stay = new StayWords(texts, platforms, Homes);
        Tools = new(CalendarPlace.Days, "/calendar/days", "from", From, filter, filter.Home ?? (Homes.Count > 0 ? Homes[0].Id : null), Homes, platforms, Stay);
        var claims = await modules.Send(new FindClaims(User.OwnerId(), From.AddDays(-1), From.AddDays(DayList.Length)), ct);
        List = DayList.Of(From, [.. Homes.Where(h => filter.Home is null || h.Id == filter.Home).Select(h => (h, clock.Today(h.TimeZone)))], Homes, claims, filter.Shows);
        return Request.IsHtmx() ? this.Fragment("_Days", this) : Page();
    }

    public string Address(DateOnly from) => Tools.Filter.On($"/calendar/days?from={from:yyyy-MM-dd}");

    /// <summary>Départ, Le Moulin; for what goes on, until when.</summary>
    public string When(DayList.Line line) => line.Event switch
    {
        DayEvent.Stay or DayEvent.Closed => texts["Days.Until", texts[$"Days.{line.Event}"], line.Home.Name, line.Claim.Nights.Until.DayAndMonth()],
        _ => texts["Days.At", texts[$"Days.{line.Event}"], line.Home.Name],
    };
}
