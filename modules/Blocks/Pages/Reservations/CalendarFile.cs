using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.ICalendar;

namespace Resas.Blocks.Pages.Reservations;

/// <summary>Claims for a calendar program, written as they are read. Private notes stay here.</summary>
internal sealed class CalendarFile(string name, IQueryable<Claim> claims, Words words, IStringLocalizer texts) : IActionResult
{
    private const int FlushEvery = 100;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct, written) = (context.HttpContext.Response, context.HttpContext.RequestAborted, 0);
        response.StartFile(name, "text/calendar; charset=utf-8");
        var calendar = new CalendarWriter(response.BodyWriter);
        calendar.Begin("-//Resas//Reservations//FR", texts["Claims.Title"]);
        await foreach (var claim in claims.AsAsyncEnumerable().WithCancellation(ct))
        {
            calendar.Event($"{claim.Id:N}@resas", claim.ChangedAt, claim.From, claim.Until,
                string.Create(CultureInfo.CurrentCulture, $"{words.HomeOf(claim)} · {words.Who(claim)}"), claim.Code is { } code ? $"{words.Source(claim)}, {code}" : words.Source(claim));
            if (++written % FlushEvery == 0) await response.BodyWriter.FlushAsync(ct);
        }

        calendar.End();
        await response.BodyWriter.FlushAsync(ct);
    }
}
