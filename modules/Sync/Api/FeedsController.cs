using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;
using Resas.Sync.Export;

namespace Resas.Sync.Api;

/// <summary>The export feeds: no cookie, no redirect, an address that ends in .ics. Controllers must be public and the recorder is not, so it is asked for by hand.</summary>
[AllowAnonymous]
[Route("feeds")]
public sealed class FeedsController(IMediator modules, IServiceProvider services, ILogger<FeedsController> log) : ControllerBase
{
    [AcceptVerbs("GET", "HEAD")]
    [Route("{key:length(1,64)}.ics")]
    public async Task<IActionResult> Get(string key, CancellationToken ct)
    {
        try
        {
            if (await modules.Send(new FindListingByExportKey(key), ct) is not { } listing)
                return new ContentResult { StatusCode = StatusCodes.Status404NotFound, ContentType = "text/plain; charset=utf-8", Content = "Resas: no calendar at this address. / Aucun calendrier à cette adresse.\n" };
            return await AnswerAsync(listing, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // Never an empty calendar: platforms read that as "all free" (rule 9).
            log.LogError(failure, "An export feed can't be read");
            Response.Headers.RetryAfter = "120";
            return new ContentResult { StatusCode = StatusCodes.Status503ServiceUnavailable, ContentType = "text/plain; charset=utf-8", Content = "Resas: the calendar can't be read just now, keep your copy. / Calendrier momentanément illisible, conservez votre copie.\n" };
        }
    }

    private async Task<IActionResult> AnswerAsync(ListingSource listing, CancellationToken ct)
    {
        var ledger = await modules.Send(new FindExportNights(listing.PropertyId, listing.ListingId), ct);
        var bytes = ExportFeed.Write(ledger);
        if (IsPull()) await services.GetRequiredService<PullRecorder>().RecordAsync(listing, ledger, Request.Headers.UserAgent, ct);
        Response.Headers.CacheControl = "private, no-cache";
        return File(bytes, "text/calendar; charset=utf-8", new DateTimeOffset(ledger.ChangedAt, TimeSpan.Zero), new EntityTagHeaderValue($"\"v{ledger.Version}\""));
    }

    /// <summary>A person who opens the address in a browser is no platform: their look must not count as the platform's.</summary>
    private bool IsPull() => HttpMethods.IsGet(Request.Method) && Request.Headers["Sec-Fetch-Mode"] != "navigate";
}
