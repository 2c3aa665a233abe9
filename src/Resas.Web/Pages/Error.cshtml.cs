using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Htmx;
using Resas.Web.Answers;

namespace Resas.Web.Pages;

/// <summary>Says what went wrong: a page for people, a passing message inside a page, a line of text for programs.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class Error(IStringLocalizer<Texts> texts) : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 405, 413, 429, 503];

    private int Status => Response.StatusCode;

    public string TitleKey => $"Error.{Kind}.Title";

    public string SentenceKey => $"Error.{Kind}.Sentence";

    /// <summary>For a failure of ours: what the log calls it by.</summary>
    public string? Reference => Status >= 500 ? HttpContext.TraceIdentifier : null;

    private string Kind => NoteExpiredForms.Happened(HttpContext) ? "Expired" : Known.Contains(Status) ? $"{Status}" : Status < 500 ? "400" : "500";

    /// <summary>Whatever the method of the request that failed was, so not in a handler of one method.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Asked for by its own address, the page takes the status from there.
        if (Status == StatusCodes.Status200OK) Response.StatusCode = RouteData.Values["code"] is string code && int.Parse(code, null) is >= 400 and < 600 and var status ? status : 404;
        if (Request.IsHtmx()) context.Result = Passing();
        else if (!WantsPage()) context.Result = Plain();
    }

    private PartialViewResult Passing()
    {
        Response.Htmx(h => h.Retarget("#toasts").Reswap("beforeend"));
        return this.Fragment("_Toast", new Toast(Text(), "error"));
    }

    private ContentResult Plain() => new() { Content = Text() + "\n", ContentType = "text/plain; charset=utf-8", StatusCode = Status };

    private string Text() => Reference is null ? texts[SentenceKey] : $"{texts[SentenceKey]} {texts["Error.Reference"]} {Reference}";

    /// <summary>Feeds are read by programs, some of which claim to be browsers.</summary>
    private bool WantsPage() => Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !AskedFor().StartsWithSegments("/feeds", StringComparison.OrdinalIgnoreCase);

    private PathString AskedFor() =>
        HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path is { } failed ? failed
        : HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? Request.Path;
}
